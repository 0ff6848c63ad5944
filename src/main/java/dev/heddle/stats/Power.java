package dev.heddle.stats;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.special.Erf;

/** How many forks a verdict takes. */
public final class Power {

  /** Nobody waits for more forks than this. */
  public static final int MOST = 1000;

  private static final double ENOUGH = 0.8;

  /** The normal distribution's quantile of that. */
  static final double Z_ENOUGH = 0.8416212335729143;

  private final double alpha;
  private final boolean certain;
  private final Map<Integer, Double> quantiles = new ConcurrentHashMap<>();
  private final Map<Integer, Double> quantiles95 = new ConcurrentHashMap<>();

  /**
   * For rows that are judged alike.
   *
   * @param alpha the level at which a difference counts
   */
  public Power(double alpha) {
    this(alpha, false);
  }

  /**
   * The same where a difference may have to be certain to be beyond the threshold.
   *
   * @param certain whether its whole interval must be beyond the threshold, so that only the part
   *     beyond can be found
   */
  public Power(double alpha, boolean certain) {
    this.alpha = alpha;
    this.certain = certain;
  }

  /**
   * The probability to find a difference with Student's t test for two samples, two-sided: the
   * noncentral t distribution by its normal approximation (M. Abramowitz, I. Stegun: Handbook of
   * Mathematical Functions, 26.7.10), good to 0.01.
   *
   * @param difference on logarithms
   * @param spread the standard deviation of forks on logarithms, above 0
   * @param forks a side, at least 2
   */
  public double ofFinding(double difference, double spread, int forks) {
    double error = spread * Math.sqrt(2.0 / forks);
    return beyond(Math.abs(difference) / error, quantile(2 * forks - 2), 2 * forks - 2);
  }

  /**
   * About how many forks a side it takes to come to a verdict with a probability of 80 %, were the
   * true difference the observed one: found and beyond the threshold, or its 95 % interval within
   * the threshold.
   *
   * @param difference the observed one; it must be testable
   * @param threshold on logarithms
   * @param forks how many forks a side it rests on
   * @param fixed the part of the difference's squared error that no fork makes smaller
   * @param fixedDegrees the part of its degrees of freedom that no fork makes more
   * @return empty where even {@link #MOST} do not suffice
   */
  public OptionalInt forksToSettle(
      Difference difference, double threshold, double forks, double fixed, double fixedDegrees) {
    double perFork = Math.max(0, difference.squaredError() - fixed) * forks;
    double growing = (difference.degreesOfFreedom() - fixedDegrees) / Math.max(1, forks - 1);
    double degrees = fixedDegrees > 0 ? Math.max(0, growing) : Math.max(1, growing);
    int enough = 2;
    while (settles(difference, threshold, perFork, fixed, fixedDegrees, degrees, enough) < ENOUGH) {
      if (enough >= MOST) {
        return OptionalInt.empty();
      }
      enough = Math.min(MOST, enough * 2);
    }
    int tooFew = enough / 2;
    while (enough - tooFew > 1) {
      int middle = (enough + tooFew) / 2;
      if (settles(difference, threshold, perFork, fixed, fixedDegrees, degrees, middle) < ENOUGH) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalInt.of(enough);
  }

  private double settles(
      Difference difference,
      double threshold,
      double perFork,
      double fixed,
      double fixedDegrees,
      double degrees,
      int forks) {
    double error = Math.sqrt(perFork / forks + fixed);
    int df = (int) Math.max(1, Math.floor(fixedDegrees + degrees * (forks - 1)));
    double size = Math.abs(difference.log());
    double found =
        certain
            ? beyond((size - threshold) / error, quantile(df), df)
            : Math.min(beyond(size / error, quantile(df), df), normal((size - threshold) / error));
    double plain =
        quantiles95.computeIfAbsent(
            df, degreesOfFreedom -> Student.quantile(0.05, degreesOfFreedom));
    double within =
        beyond((threshold - size) / error, plain, df)
            + beyond((threshold + size) / error, plain, df)
            - 1;
    return found + Math.max(0, within);
  }

  private double quantile(int df) {
    return quantiles.computeIfAbsent(
        df, degreesOfFreedom -> Student.quantile(alpha, degreesOfFreedom));
  }

  /**
   * How many standard errors a difference must be so that it is found with a probability of 80 %:
   * the inverse of the approximation above, 2 % too large for two degrees of freedom and 0.4 % for
   * five.
   *
   * @param alpha the level of the test, two-sided
   */
  static double noncentrality(double alpha, double df) {
    double t = Student.quantile(alpha, df);
    return t * (1 - 1 / (4 * df)) + Z_ENOUGH * Math.sqrt(1 + t * t / (2 * df));
  }

  /** The probability that a noncentral t is beyond {@code t}. */
  static double beyond(double noncentrality, double t, double df) {
    return normal((noncentrality - t * (1 - 1 / (4 * df))) / Math.sqrt(1 + t * t / (2 * df)));
  }

  /** The probability that a normal value is below {@code z}. */
  static double normal(double z) {
    return Erf.erfc(-z / Math.sqrt(2)) / 2;
  }
}
