package dev.heddle.compare;

import dev.heddle.stats.Estimate;

/**
 * A change of level in a series.
 *
 * @param at the index of the first point of the new level
 * @param earliest the first point at which it may as well have come, with 95 % confidence
 * @param latest the last such point
 * @param before the level before, back to the change before that
 * @param after the level after, up to the next change
 * @param pointsBefore how many points the level before rests on
 * @param pointsAfter how many the level after does
 * @param p how likely noise alone looks like this
 * @param verdict what it means: {@code slower}, {@code faster}, or {@code other} where the unit has
 *     no direction
 * @param accepted whether somebody has accepted it
 */
public record LevelChange(
    int at,
    int earliest,
    int latest,
    Estimate before,
    Estimate after,
    int pointsBefore,
    int pointsAfter,
    double p,
    String verdict,
    boolean accepted) {}
