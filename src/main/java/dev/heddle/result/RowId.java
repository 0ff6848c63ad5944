package dev.heddle.result;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a row is: nothing else distinguishes two rows of a run.
 *
 * @param benchmark the fully qualified name of the benchmark method
 * @param mode JMH's short word for the mode: {@code avgt}, {@code thrpt}, {@code sample}, {@code
 *     ss}
 * @param threads JMH's threads
 * @param params the parameters by name
 */
public record RowId(String benchmark, String mode, int threads, SortedMap<String, String> params) {

  /** Copies {@code params}. */
  public RowId {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /** As the constructor, from any map. */
  public static RowId of(String benchmark, String mode, int threads, Map<String, String> params) {
    return new RowId(benchmark, mode, threads, new TreeMap<>(params));
  }
}
