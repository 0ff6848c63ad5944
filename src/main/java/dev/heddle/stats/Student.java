package dev.heddle.stats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Student's t distribution, and that of the ratio of two variances. */
final class Student {

  /** From here on it is the normal distribution to every digit that a double has. */
  private static final double MANY = 1e8;

  private static final int STEPS = 60;

  /** A step of Newton's beyond such a one is smaller than the last digit. */
  private static final double NEAR = 1e-8;

  /** Where steps begin at the latest. */
  private static final double LEAST = 1e-3;

  /** Rows have few different numbers of forks. */
  private static final Map<Double, Double> TWO_SIDED_95 = new ConcurrentHashMap<>();

  private Student() {}

  /** The value that is exceeded in absolute terms with a probability of 5 %. */
  static double twoSided95(double degreesOfFreedom) {
    return TWO_SIDED_95.computeIfAbsent(degreesOfFreedom, df -> quantile(0.05, df));
  }

  /**
   * The value that is exceeded in absolute terms with probability {@code p}.
   *
   * <p>Newton's steps on the logarithm of the tail over the logarithm of t: there the tail is
   * concave and falls, so that after at most one step too far every step leads nearer.
   */
  static double quantile(double p, double degreesOfFreedom) {
    double df = Math.min(degreesOfFreedom, MANY);
    double scale =
        Math.exp(Gamma.logGamma((df + 1) / 2) - Gamma.logGamma(df / 2)) / Math.sqrt(df * Math.PI);
    double t = Math.max(LEAST, near(p, df));
    for (int step = 0; step < STEPS; step++) {
      double tail = twoSidedP(t, df);
      double density = scale * Math.pow(1 + t * t / df, -(df + 1) / 2);
      double change = Math.clamp(Math.log(tail / p) * tail / (2 * t * density), -3, 3);
      t *= Math.exp(change);
      if (Math.abs(change) < NEAR) {
        break;
      }
    }
    return t;
  }

  /** By R. A. Fisher and E. A. Cornish, Technometrics 2, 1960: from the normal distribution. */
  private static double near(double p, double df) {
    double z = Math.sqrt(2) * Erf.erfcInv(p);
    double square = z * z;
    return z + z * (square + 1) / (4 * df) + z * ((5 * square + 16) * square + 3) / (96 * df * df);
  }

  /** The probability of a value at least as far from 0 as {@code t}. */
  static double twoSidedP(double t, double degreesOfFreedom) {
    double df = Math.min(degreesOfFreedom, MANY);
    // M. Abramowitz, I. Stegun: Handbook of Mathematical Functions, 26.7.1 with 26.5.27
    return Beta.regularizedBeta(df / (df + t * t), df / 2, 0.5);
  }

  /**
   * The probability of a ratio of two variances at least as large, where both are estimates of the
   * same: the tail of F.
   *
   * @param above the degrees of freedom of the numerator
   * @param below those of the denominator
   */
  static double tailOfRatio(double ratio, double above, double below) {
    // M. Abramowitz, I. Stegun: Handbook of Mathematical Functions, 26.6.2
    return Beta.regularizedBeta(below / (below + above * ratio), below / 2, above / 2);
  }
}
