package dev.heddle.stats;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the next point of a series should be, from the points before.
 *
 * @param mean of the logarithms of the points before
 * @param squaredError the variance of the next point around it
 * @param degreesOfFreedom what that rests on
 * @param correlation how much a point resembles the one before, by these points alone: of one row
 *     that is little more than chance, below 0 too
 */
public record Prediction(
    double mean, double squaredError, double degreesOfFreedom, double correlation) {

  /** That points do not resemble each other counts like so many of them that say so. */
  private static final double NONE = 25;

  /** How much points resemble the ones before, from 0 to .8, by what several rows expect. */
  public static double correlation(Collection<Prediction> rows) {
    double products = 0;
    double points = NONE;
    for (Prediction each : rows) {
      products += each.degreesOfFreedom * each.correlation;
      points += each.degreesOfFreedom;
    }
    return Autocorrelation.within(products / points);
  }

  /**
   * Student's t prediction interval for one more value of a normal sample. Points that resemble the
   * ones before spread less among themselves than around their level, and are worth fewer: both is
   * made up for (G. V. Bayley, J. M. Hammersley, Journal of the Royal Statistical Society,
   * Supplement 8, 1946).
   *
   * @param before logarithms of the points before, at least three
   */
  public static Prediction after(double... before) {
    return after(before, List.of());
  }

  /**
   * The same for a level that is young: its own points say where it is, and those of the levels
   * before it help to say how far points spread around theirs.
   *
   * @param level logarithms of its points, at least one
   * @param before those of each level before, two or more each; with the level's own at least one
   *     more point than there are levels
   */
  public static Prediction after(double[] level, List<double[]> before) {
    double mean = Segment.mean(level);
    double[] residuals =
        Stream.concat(before.stream(), Stream.of(level))
            .flatMapToDouble(points -> {
              double middle = Segment.mean(points);
              return Arrays.stream(points).map(point -> point - middle);
            })
            .toArray();
    double levels = before.size() + 1.0;
    double n = residuals.length;
    double correlation = Autocorrelation.of(residuals, levels);
    double rho = Autocorrelation.within(correlation);
    double ofMean = (1 + rho) / (1 - rho);
    double squares = Arrays.stream(residuals).map(residual -> residual * residual).sum();
    double variance =
        squares / (n - levels) / Math.max(0.25, 1 - (ofMean - 1) * levels / (n - levels));
    double worth = (n - levels) * (1 - rho * rho) / (1 + rho * rho);
    return new Prediction(
        mean, variance * (1 + Math.min(1, ofMean / level.length)), Math.max(1, worth), correlation);
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
