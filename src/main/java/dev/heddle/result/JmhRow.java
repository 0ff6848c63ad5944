package dev.heddle.result;

import java.util.List;
import java.util.Map;

/**
 * One row of JMH's own JSON, complete with the derived figures that viewers expect.
 *
 * @param row what it is
 * @param forks the number of forks
 * @param setup how it was measured
 * @param primary the measured metric
 * @param secondary other metrics by name
 */
public record JmhRow(
    RowId row, int forks, Setup setup, Metric primary, Map<String, Metric> secondary) {

  /**
   * A metric.
   *
   * @param score the mean over all iterations, or what else JMH makes of them ({@link Aggregation})
   * @param scoreError half of the 99.9 % interval as JMH computes it; NaN where it cannot
   * @param confidence lower and upper end of that interval
   * @param percentiles by JMH's names: "0.0", "50.0", … "100.0"
   * @param forks the raw values, a fork each
   */
  public record Metric(
      double score,
      double scoreError,
      List<Double> confidence,
      Map<String, Double> percentiles,
      List<Samples> forks) {}
}
