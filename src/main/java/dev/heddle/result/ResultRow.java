package dev.heddle.result;

import java.util.List;
import java.util.SortedMap;

/**
 * A row, wherever it was read from.
 *
 * @param id what it is
 * @param role what it is for
 * @param setup how it was measured
 * @param declaredForks how many forks the source says there should be; 0 for measurements inside
 *     JMH's own JVM
 * @param primary the metric that the benchmark is about
 * @param secondary other metrics by name
 * @param forks the whole forks, with what they and the machine had to tell; empty for a JMH file
 */
public record ResultRow(
    RowId id,
    Role role,
    Setup setup,
    int declaredForks,
    Measured primary,
    SortedMap<String, Measured> secondary,
    List<Fork> forks) {}
