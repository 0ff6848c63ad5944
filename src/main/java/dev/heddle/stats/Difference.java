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
   * Two independent samples of forks that came in runs. Where it is known what runs differ by, that
   * alone is the error, as nothing else tells of new runs, with what forks vary more than they did
   * then; else forks are the error, by Welch's t.
   *
   * @param noise what runs differ by; null where that is not known, and is then taken for nothing
   */
  public static Difference unpaired(Sample above, Sample below, @Nullable RunNoise noise) {
    if (!above.positive() || !below.positive()) {
      return UNKNOWN;
    }
    double log = above.logarithms().mean() - below.logarithms().mean();
    double ofA = above.squaredErrorOfForks();
    double ofB = below.squaredErrorOfForks();
    if (Double.isNaN(ofA) || Double.isNaN(ofB)) {
      return new Difference(log, Double.NaN, Double.NaN);
    }
    // of a row that never differed rounding may have left something
    if (noise != null && noise.ofMeans() > Means.ROUNDING * Means.ROUNDING) {
      double perFork = above.perFork() + below.perFork();
      double more = noise.excess(above, below) * perFork;
      return new Difference(
          log,
          noise.squaredError(above.shareOfRuns() + below.shareOfRuns(), perFork) + more,
          more > 0
              ? Math.min(noise.degreesOfFreedom(), above.degreesInside() + below.degreesInside())
              : noise.degreesOfFreedom());
    }
    double ofForks = ofA + ofB;
    double parts = ofA * ofA / above.degreesOfFreedom() + ofB * ofB / below.degreesOfFreedom();
    return new Difference(
        log, ofForks, parts > 0 ? ofForks * ofForks / parts : above.degreesOfFreedom());
  }

  /**
   * The same where runs are not in question and earlier forks are known: their variance is averaged
   * with that of these forks, each by its degrees of freedom.
   *
   * <p>Sides that are the same row share its prior and one variance. Where forks scatter far more
   * than they did, the past is left out.
   *
   * @param ofAbove what is known of the forks of {@code above}
   * @param ofBelow the same of {@code below}; equal where both are of one row
   */
  public static Difference unpaired(Sample above, Sample below, Prior ofAbove, Prior ofBelow) {
    Difference welch = unpaired(above, below, null);
    if (!welch.testable()) {
      return welch;
    }
    double a = above.degreesOfFreedom();
    double b = below.degreesOfFreedom();
    double ofA = above.squaredErrorOfForks() / above.perFork();
    double ofB = below.squaredErrorOfForks() / below.perFork();
    if (ofAbove.equals(ofBelow)) {
      double both = (a * ofA + b * ofB) / (a + b);
      if (!ofAbove.holdsFor(both, a + b)) {
        return welch;
      }
      double d = ofAbove.degreesOfFreedom();
      double variance = ((a + b) * both + d * ofAbove.variance()) / (a + b + d);
      return new Difference(welch.log, variance * (above.perFork() + below.perFork()), a + b + d);
    }
    if (!ofAbove.holdsFor(ofA, a) || !ofBelow.holdsFor(ofB, b)) {
      return welch;
    }
    double partA = above.perFork() * ofAbove.with(ofA, a);
    double partB = below.perFork() * ofBelow.with(ofB, b);
    double all = partA + partB;
    double parts =
        partA * partA / (a + ofAbove.degreesOfFreedom())
            + partB * partB / (b + ofBelow.degreesOfFreedom());
    return new Difference(welch.log, all, all * all / parts);
  }

  /**
   * The same difference of pairs, its variance averaged with what is known of earlier ones; this
   * one where they scatter far more than they did.
   */
  public Difference with(Prior ofPairs) {
    double pairs = degreesOfFreedom + 1;
    if (!testable() || !ofPairs.holdsFor(squaredError * pairs, degreesOfFreedom)) {
      return this;
    }
    return new Difference(
        log,
        ofPairs.with(squaredError * pairs, degreesOfFreedom) / pairs,
        degreesOfFreedom + ofPairs.degreesOfFreedom());
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
   * Whether {@link #half} is less than {@code distance}, by the probability of that distance: to
   * find the half itself takes several such.
   *
   * @param distance on logarithms
   */
  public boolean halfBelow(double distance, double alpha) {
    return squaredError > 0
        ? distance > 0
            && Student.twoSidedP(distance / Math.sqrt(squaredError), degreesOfFreedom) < alpha
        : squaredError < distance;
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
