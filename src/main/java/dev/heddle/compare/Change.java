package dev.heddle.compare;

import dev.heddle.stats.Estimate;

/**
 * How far the candidate is from the base, in the unit of the row.
 *
 * @param ratio how many times the base it is, with its plain 95 % interval; NaN where there is
 *     none, as where a side is 0
 * @param shown the same with the interval that a reader should see: for rows reported as changed
 *     wider, to make up for their having been picked
 * @param difference candidate minus base in the unit of the base; NaN where that is not known
 * @param p the probability of such a difference, or a farther one, where there is none; NaN where
 *     nothing was tested
 * @param adjusted the level at which it would be reported as changed among all rows, 1 where it is
 *     within the threshold; {@code p} without a correction
 * @param threshold the logarithm from which on a difference is called better or worse
 */
public record Change(
    Estimate ratio,
    Estimate shown,
    double difference,
    double p,
    double adjusted,
    double threshold) {

  /** A ratio that nothing was tested of. */
  static Change untested(Estimate ratio, double difference, double threshold) {
    return new Change(ratio, ratio, difference, Double.NaN, Double.NaN, threshold);
  }
}
