package dev.heddle.stats;

import org.jspecify.annotations.Nullable;

/**
 * A figure with what is known of its uncertainty.
 *
 * @param value the figure; NaN where the data allow none
 * @param interval its 95 % confidence interval; null where the data allow none, as with one fork
 */
public record Estimate(double value, @Nullable Interval interval) {

  /** A figure without an interval. */
  public static Estimate bare(double value) {
    return new Estimate(value, null);
  }

  /** Half of the interval as a share of the figure; infinite where there is no interval. */
  public double halfWidth() {
    return interval == null
        ? Double.POSITIVE_INFINITY
        : (interval.high() - interval.low()) / 2 / Math.abs(value);
  }

  /** One divided by this: what a ratio is when its sides are swapped. */
  public Estimate inverse() {
    return new Estimate(
        1 / value, interval == null ? null : new Interval(1 / interval.high(), 1 / interval.low()));
  }

  /** This in another unit: everything times a factor above 0. */
  public Estimate times(double factor) {
    return new Estimate(
        value * factor,
        interval == null ? null : new Interval(interval.low() * factor, interval.high() * factor));
  }
}
