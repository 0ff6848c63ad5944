package dev.heddle.result;

import java.util.List;

/**
 * The raw values of one metric in one fork.
 *
 * @param unit the unit as JMH writes it: {@code ms/op}, {@code ops/s}, {@code MB/sec}
 * @param iterations a value an iteration; in sample mode the mean of the iteration's histogram
 * @param histograms in sample mode a histogram an iteration, each a list of {@code [value, count]};
 *     else empty
 */
public record Samples(String unit, List<Double> iterations, List<List<List<Double>>> histograms) {

  /** The values of {@code iterations}; large files have millions, too many to be objects. */
  public double[] array() {
    return Doubles.array(iterations);
  }

  /** Values without histograms. */
  public static Samples of(String unit, List<Double> iterations) {
    return new Samples(unit, iterations, List.of());
  }
}
