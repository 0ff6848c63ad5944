package dev.heddle.compare;

import dev.heddle.stats.Estimate;

/**
 * How many times the base the candidate is, in the unit of the row.
 *
 * @param ratio the ratio with its plain 95 % interval; NaN where there is none
 * @param shown the same with the interval that a reader should see: for rows told as changed wider,
 *     to make up for their having been picked
 * @param p the probability of such a difference, or a farther one, where there is none; NaN where
 *     nothing was tested
 * @param adjusted the level at which it would be told as changed among all rows; {@code p} without
 *     a correction
 * @param threshold the logarithm from which on a difference counts
 */
public record Change(Estimate ratio, Estimate shown, double p, double adjusted, double threshold) {

  /** A ratio that nothing was tested of. */
  static Change untested(Estimate ratio, double threshold) {
    return new Change(ratio, ratio, Double.NaN, Double.NaN, threshold);
  }
}
