package dev.heddle.compare;

import dev.heddle.stats.Interval;

/**
 * What the newest run says of a row, by what its last points led one to expect.
 *
 * @param expected the interval that the newest point should lie in
 * @param points how many points that rests on
 * @param ratio the newest point over the mean of those
 * @param p how likely a point so far away is
 * @param verdict {@code expected}, {@code slower}, {@code faster}, or {@code other} where the unit
 *     has no direction
 */
public record Gate(Interval expected, int points, double ratio, double p, String verdict) {}
