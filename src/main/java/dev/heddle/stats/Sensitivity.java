package dev.heddle.stats;

/**
 * How small a change of a row can be seen where runs and forks differ by so much, by the very
 * formula that a comparison with this noise uses.
 *
 * @param noise what runs differ by
 * @param level at which a difference is significant
 * @param threshold below which none counts, on logarithms
 */
public record Sensitivity(RunNoise noise, double level, double threshold) {

  /** Two-sided, what a one-sided probability of 80 % is. */
  private static final double TWO_SIDED = 0.4;

  /**
   * The smallest observed ratio above 1 of two separate runs that is reported as a change: every
   * larger one is, and no smaller one; 1 where nothing varies and everything counts.
   *
   * @param forks of each of the runs
   */
  public double toldOfSeparateRuns(int forks) {
    return Math.exp(told(forks));
  }

  /** The same for runs of as many forks as those that the noise was found in. */
  public double toldOfSuchRuns() {
    return Math.exp(told(noise.forks()));
  }

  /**
   * The true ratio above 1 that is told in 8 of 10 comparisons: so far above what is reported as
   * one new run differs from another in 2 of 10.
   *
   * @param forks of each of the runs
   */
  public double ofSeparateRuns(int forks) {
    double error = error(forks);
    return Math.exp(
        told(forks)
            + (error > 0 ? error * Student.quantile(TWO_SIDED, noise.degreesOfFreedom()) : 0));
  }

  private double told(double forks) {
    double error = error(forks);
    return Math.max(
        threshold, error > 0 ? error * Student.quantile(level, noise.degreesOfFreedom()) : 0);
  }

  private double error(double forks) {
    return Math.sqrt(noise.squaredError(2, 2 / forks));
  }

  /**
   * The true ratio above 1 that is told in 8 of 10 comparisons where rounds pair the forks of both
   * sides, so that runs differ by nothing and the error is that of these pairs.
   *
   * @param rounds at least 2
   */
  public double ofRounds(int rounds) {
    double error = Math.sqrt(2 * noise.ofForks() / rounds);
    if (error == 0) {
      return Math.exp(threshold);
    }
    double found = Power.noncentrality(level, rounds - 1) * error;
    return Math.exp(Math.max(found, threshold + Power.Z_ENOUGH * error));
  }
}
