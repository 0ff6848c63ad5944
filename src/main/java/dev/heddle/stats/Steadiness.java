package dev.heddle.stats;

import org.jspecify.annotations.Nullable;

/**
 * Whether what goes on inside of forks leaves a difference between forks anything to say.
 *
 * <p>A fork is one value because its iterations resemble each other more than those of other forks:
 * the means of forks then differ by at least what the scatter of iterations makes them differ by.
 * Where they agree better than that, each of them holds the same share of something that is no
 * speed, such as a compilation that falls into one of its iterations, and their agreement proves
 * nothing.
 *
 * <p>In simulated comparisons with iterations of 2, 5 and 15 % of noise, with and without
 * differences of 2 % between forks, of 3, 5 and 10 forks with 3, 5 and 10 iterations a side, at
 * least 97 of 100 true changes of single rows keep their verdict at the 5 % level (of a size that
 * is found in half of the cases), at least 99 at the .2 % level; of the false ones up to a third is
 * taken back.
 */
public enum Steadiness {
  /** The iterations inside forks leave the difference as it is, or are not known. */
  STEADY,
  /**
   * From first to last iteration forks change by more than their sides differ: significant at 1 %
   * over the forks of a side, or of both.
   */
  TRENDS,
  /**
   * The difference is one that the scatter of iterations inside forks explains: it is not beyond
   * the one-sided 5 % quantile of that.
   */
  SCATTERS;

  private static final double TRENDS_AT = 0.01;

  /** The normal distribution's quantile of 5 %. */
  private static final double SCATTERS_TO = 1.6448536269514722;

  /**
   * Looks into the forks of two sides.
   *
   * @param difference the logarithm of the ratio of the sides
   * @param ordered whether first and last iteration are more than the names of two of them, as with
   *     single shots, which are meant to begin cold
   */
  public static Steadiness of(
      double difference, Iterations base, Iterations candidate, boolean ordered) {
    double size = Math.abs(difference);
    if (ordered && (trends(base.trend(), size) || trends(candidate.trend(), size))) {
      return TRENDS;
    }
    if (ordered && trends(base.and(candidate).trend(), size)) {
      return TRENDS;
    }
    double explained = base.squaredError() + candidate.squaredError();
    return size <= SCATTERS_TO * Math.sqrt(explained) ? SCATTERS : STEADY;
  }

  private static boolean trends(@Nullable Trend trend, double size) {
    return trend != null && trend.p() < TRENDS_AT && Math.abs(Math.log(trend.ratio())) > size;
  }
}
