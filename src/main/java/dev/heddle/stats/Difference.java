package dev.heddle.stats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far apart two samples lie on logarithms, and how sure that is.
 *
 * @param log the logarithm of the ratio of their geometric means
 * @param squaredError the variance of {@code log}; 0 where no value differs from its mean; NaN
 *     where the data do not say, as with one fork a side
 * @param degreesOfFreedom what {@code squaredError} rests on
 */
public record Difference(double log, double squaredError, double degreesOfFreedom) {

  /** Nothing is known, as where a side has values that have no logarithm. */
  public static final Difference UNKNOWN = new Difference(Double.NaN, Double.NaN, Double.NaN);

  /**
   * What runs differ by never takes the degrees of freedom below this: intervals would grow without
   * bound, and false alarms of simulated comparisons hardly become fewer.
   */
  private static final double FEWEST = 2;

  /**
   * Two independent samples, by Welch's t with Satterthwaite's degrees of freedom (B. L. Welch,
   * Biometrika 34, 1947).
   *
   * @param above the forks of the numerator
   * @param below those of the denominator
   */
  public static Difference unpaired(double[] above, double[] below) {
    return unpaired(Sample.of(above), Sample.of(below), null);
  }

  /**
   * Two independent samples of forks that came in runs: what runs differ by is added to what forks
   * do, each part with its own degrees of freedom (F. E. Satterthwaite, Biometrics Bulletin 2,
   * 1946).
   *
   * @param noise what runs differ by beyond their forks; null where that is not known, and is then
   *     taken for nothing
   */
  public static Difference unpaired(Sample above, Sample below, @Nullable RunNoise noise) {
    if (!above.positive() || !below.positive()) {
      return UNKNOWN;
    }
    Moments a = above.logarithms();
    Moments b = below.logarithms();
    double log = a.mean() - b.mean();
    double ofA = above.squaredErrorOfForks();
    double ofB = below.squaredErrorOfForks();
    if (Double.isNaN(ofA) || Double.isNaN(ofB)) {
      return new Difference(log, Double.NaN, Double.NaN);
    }
    double ofRuns =
        noise == null || noise.variance() <= Means.ROUNDING * Means.ROUNDING
            ? 0
            : noise.variance() * (above.shareOfRuns() + below.shareOfRuns());
    double ofForks = ofA + ofB;
    double parts = ofA * ofA / above.degreesOfFreedom() + ofB * ofB / below.degreesOfFreedom();
    double ofForksAlone = parts > 0 ? ofForks * ofForks / parts : above.degreesOfFreedom();
    if (noise == null || ofRuns == 0) {
      return new Difference(log, ofForks, ofForksAlone);
    }
    double all = ofForks + ofRuns;
    double df = all * all / (parts + ofRuns * ofRuns / noise.degreesOfFreedom());
    return new Difference(log, all, Math.max(df, Math.min(FEWEST, ofForksAlone)));
  }

  /**
   * Two samples whose values belong together in pairs, as forks of one round do: Student's t on the
   * logarithms of the pairs' ratios, n - 1 degrees of freedom.
   *
   * @param above the numerators
   * @param below the denominators, as many
   */
  public static Difference paired(double[] above, double[] below) {
    if (above.length != below.length) {
      throw new IllegalArgumentException(above.length + " values against " + below.length);
    }
    if (!Means.positive(above) || !Means.positive(below)) {
      return UNKNOWN;
    }
    double[] ratios = new double[above.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above[i] / below[i];
    }
    Moments moments = Moments.ofLogarithms(ratios);
    return new Difference(moments.mean(), moments.squaredError(), moments.n() - 1.0);
  }

  /**
   * The mean of independent differences: what the geometric mean of ratios is; its error is that of
   * a sum, the degrees of freedom Satterthwaite's.
   */
  public static Difference mean(List<Difference> differences) {
    if (differences.isEmpty()) {
      return UNKNOWN;
    }
    double log = 0;
    double all = 0;
    double parts = 0;
    for (Difference each : differences) {
      log += each.log;
      all += each.squaredError;
      parts +=
          each.squaredError > 0 ? each.squaredError * each.squaredError / each.degreesOfFreedom : 0;
    }
    double n = differences.size();
    return new Difference(log / n, all / (n * n), parts > 0 ? all * all / parts : 1);
  }

  /** Whether the logarithms of all values exist. */
  public boolean known() {
    return !Double.isNaN(log);
  }

  /** Whether anything can be said of how sure it is; no spread at all says nothing. */
  public boolean testable() {
    return squaredError > 0;
  }

  /** The ratio of the geometric means. */
  public double ratio() {
    return Math.exp(log);
  }

  /** The same with the samples swapped. */
  public Difference inverse() {
    return new Difference(-log, squaredError, degreesOfFreedom);
  }

  /** The same with every value of the numerator times a factor above 0. */
  public Difference times(double factor) {
    return new Difference(log + Math.log(factor), squaredError, degreesOfFreedom);
  }

  /**
   * The two-sided probability of such a difference, or a farther one, where there is none; NaN
   * where it is not {@link #testable}.
   */
  public double p() {
    return testable()
        ? Student.twoSidedP(log / Math.sqrt(squaredError), degreesOfFreedom)
        : Double.NaN;
  }

  /** The ratio with its 95 % interval; without one where nothing is known of the error. */
  public Estimate estimate() {
    return estimate(0.05);
  }

  /**
   * The ratio with the interval that misses it with a probability of {@code alpha}.
   *
   * @param alpha above 0 and below 1
   */
  public Estimate estimate(double alpha) {
    double half = half(alpha);
    return Double.isNaN(half)
        ? Estimate.bare(ratio())
        : new Estimate(ratio(), new Interval(Math.exp(log - half), Math.exp(log + half)));
  }

  /**
   * Half of that interval on logarithms; 0 without spread, NaN where nothing is known of the error.
   */
  public double half(double alpha) {
    return squaredError > 0
        ? Student.quantile(alpha, degreesOfFreedom) * Math.sqrt(squaredError)
        : squaredError;
  }
}
