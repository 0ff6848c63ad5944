package dev.heddle.stats;

/**
 * What runs of unchanged code differ by, as a comparison of new runs takes it; variances are of
 * logarithms.
 *
 * @param ofMeans the variance of a run's mean, with all that its forks do to it
 * @param degreesOfFreedom what that rests on
 * @param ofForks the variance of the forks of a run
 * @param degreesInside what that rests on
 * @param forks how many forks such a run has
 * @param beyond the variance of runs beyond what forks explain, as a multiple of that of forks; NaN
 *     where too few rows tell
 */
public record RunNoise(
    double ofMeans,
    double degreesOfFreedom,
    double ofForks,
    double degreesInside,
    double forks,
    double beyond) {

  /** Forks that scatter so much more are of another kind. */
  private static final double SELDOM = 1e-4;

  /**
   * The variance of the difference of two sides.
   *
   * <p>It is not taken apart into what runs and what forks do: their difference is now and then
   * near 0 by chance, and just then few rows' worth of noise looks like much knowledge. Runs of
   * fewer forks have as much more as those forks explain. For runs of more forks what runs do
   * beyond their forks has to be known, from many rows; else they are taken for runs of as many.
   *
   * @param runs the sum over the runs of both sides of the squared share that each has in its
   *     side's forks: 2 for one run a side
   * @param perFork the sum over both sides of one divided by the number of forks
   */
  public double squaredError(double runs, double perFork) {
    double more = perFork - runs / forks;
    if (more >= 0) {
      return runs * ofMeans + more * ofForks;
    }
    return Double.isNaN(beyond)
        ? runs * ofMeans
        : runs * ofMeans * (beyond + perFork / runs) / (beyond + 1 / forks);
  }

  /** The part of that which no number of forks makes smaller. */
  public double lasting(double runs) {
    return runs
        * (Double.isNaN(beyond)
            ? Math.max(0, ofMeans - ofForks / forks)
            : ofMeans * beyond / (beyond + 1 / forks));
  }

  /**
   * By how much more the forks of a comparison vary than those that this was found in; 0 where that
   * may be chance.
   */
  public double excess(Sample above, Sample below) {
    double a = above.degreesInside();
    double b = below.degreesInside();
    if (a + b < 1) {
      return 0;
    }
    double variance =
        ((a > 0 ? above.variance() * a : 0) + (b > 0 ? below.variance() * b : 0)) / (a + b);
    boolean chance =
        !(variance > 2 * ofForks)
            || Student.tailOfRatio(variance / ofForks, a + b, degreesInside) > SELDOM;
    return chance ? 0 : variance - ofForks;
  }
}
