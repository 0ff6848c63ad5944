package dev.heddle.compare;

import dev.heddle.stats.Estimate;

/**
 * The change of all rows together.
 *
 * @param ratio candidate over base; without an interval where a row has none
 * @param direction what is better; rates among times are taken as times
 * @param rows how many rows are in it
 */
public record GeometricMean(Estimate ratio, Unit.Direction direction, int rows) {}
