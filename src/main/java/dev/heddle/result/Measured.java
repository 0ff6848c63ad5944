package dev.heddle.result;

import java.util.List;
import java.util.Map;

/**
 * One metric of one row, as its source has it.
 *
 * @param unit the unit as JMH writes it; empty where nothing was measured
 * @param score JMH's own score; NaN where the source has none
 * @param error JMH's own error: half of the 99.9 % interval over all iterations; NaN where the
 *     source has none
 * @param percentiles JMH's own percentiles by its names ("50.0"); may be empty
 * @param forks the raw values, fork by fork; empty where a file kept none
 */
public record Measured(
    String unit, double score, double error, Map<String, Double> percentiles, List<Taken> forks) {

  /** Stands behind a unit that does not say what is better, where its source does. */
  public static final String MORE_IS_BETTER = " (more is better)";

  /** The same where less is better. */
  public static final String LESS_IS_BETTER = " (less is better)";

  /** A metric whose source tells no error. */
  public Measured(String unit, double score, Map<String, Double> percentiles, List<Taken> forks) {
    this(unit, score, Double.NaN, percentiles, forks);
  }

  /**
   * The raw values of a fork.
   *
   * @param round the round of the fork, from 1; 0 where forks have no rounds
   * @param samples its values
   */
  public record Taken(int round, Samples samples) {}

  static Measured nothing() {
    return new Measured("", Double.NaN, Map.of(), List.of());
  }
}
