package dev.heddle.stats;

import org.jspecify.annotations.Nullable;

/** What a sample says of its centre. */
public final class Means {

  /** As a share: what is nearer than this is the same. */
  static final double ROUNDING = 1e-12;

  private Means() {}

  /** Whether a logarithm of every value exists, which all ratios rest on. */
  public static boolean positive(double... values) {
    for (double value : values) {
      if (!(value > 0) || Double.isInfinite(value)) {
        return false;
      }
    }
    return values.length > 0;
  }

  /**
   * Whether values above 0 do not differ beyond what rounding does to means of the same number: the
   * largest is at most {@value #ROUNDING} of itself above the smallest. Five times 29 have five
   * logarithms whose mean is not the logarithm of 29.
   */
  static boolean flat(double... values) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return values.length > 0 && least > 0 && most / least - 1 <= ROUNDING;
  }

  /**
   * The geometric mean with its interval: Student's t on logarithms, n - 1 degrees of freedom.
   *
   * @param values forks, in one unit; one value gives no interval, and none of them may be
   *     {@linkplain #positive other than positive}: that gives NaN
   */
  public static Estimate geometric(double... values) {
    if (flat(values)) {
      // the exponential of its logarithm is not the number itself
      double value = values[0];
      return new Estimate(value, values.length < 2 ? null : new Interval(value, value));
    }
    return positive(values) ? exponential(Moments.ofLogarithms(values)) : unknown();
  }

  /** The arithmetic mean with its interval by Student's t; NaN where a value is not finite. */
  public static Estimate arithmetic(double... values) {
    Moments moments = Moments.of(values);
    Interval around = around(moments);
    return Double.isFinite(moments.mean()) ? new Estimate(moments.mean(), around) : unknown();
  }

  /** The arithmetic mean; NaN where a value is not finite. */
  public static double plain(double... values) {
    double mean = Moments.of(values).mean();
    return Double.isFinite(mean) ? mean : Double.NaN;
  }

  /** The mean of a histogram: values and how often each came. */
  public static double weighted(double[] values, double[] counts) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * counts[i];
      count += counts[i];
    }
    return sum / count;
  }

  static Estimate unknown() {
    return Estimate.bare(Double.NaN);
  }

  static Estimate exponential(Moments logarithms) {
    Interval around = around(logarithms);
    return new Estimate(
        Math.exp(logarithms.mean()),
        around == null ? null : new Interval(Math.exp(around.low()), Math.exp(around.high())));
  }

  private static @Nullable Interval around(Moments moments) {
    if (moments.n() < 2 || !Double.isFinite(moments.mean())) {
      return null;
    }
    double half = Student.twoSided95(moments.n() - 1) * Math.sqrt(moments.squaredError());
    return new Interval(moments.mean() - half, moments.mean() + half);
  }
}
