package dev.heddle.stats;

/**
 * What the next point of a series should be, from the points before.
 *
 * @param mean of the logarithms of the points before
 * @param squaredError the variance of the next point around it
 * @param degreesOfFreedom what that rests on
 */
public record Prediction(double mean, double squaredError, double degreesOfFreedom) {

  /**
   * Student's t prediction interval for one more value of a normal sample. Points that resemble the
   * ones before spread less among themselves than around their level, and are worth fewer: both is
   * made up for (G. V. Bayley, J. M. Hammersley, Journal of the Royal Statistical Society,
   * Supplement 8, 1946).
   *
   * @param before logarithms of the points before, at least three
   */
  public static Prediction after(double... before) {
    Moments moments = Moments.of(before);
    double[] residuals = new double[before.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = before[i] - moments.mean();
    }
    double rho = Autocorrelation.of(residuals, 1);
    double n = before.length;
    double ofMean = (1 + rho) / (1 - rho);
    double variance = moments.variance() / Math.max(0.25, 1 - (ofMean - 1) / (n - 1));
    double worth = 1 + (n - 1) * (1 - rho * rho) / (1 + rho * rho);
    return new Prediction(moments.mean(), variance * (1 + ofMean / n), Math.max(1, worth - 1));
  }

  /** The two-sided probability of a next point at least as far from the mean as this one. */
  public double p(double next) {
    return squaredError > 0
        ? Student.twoSidedP((next - mean) / Math.sqrt(squaredError), degreesOfFreedom)
        : next == mean ? 1 : 0;
  }

  /** The interval, no longer on logarithms, that misses the next point with this probability. */
  public Interval interval(double alpha) {
    double half =
        squaredError > 0 ? Student.quantile(alpha, degreesOfFreedom) * Math.sqrt(squaredError) : 0;
    return new Interval(Math.exp(mean - half), Math.exp(mean + half));
  }
}
