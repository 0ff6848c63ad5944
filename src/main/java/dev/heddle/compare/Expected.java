package dev.heddle.compare;

import dev.heddle.stats.Prediction;

/**
 * What a point of a row is held against.
 *
 * @param prediction what the next point should be
 * @param points how many points of its level that rests on
 */
record Expected(Prediction prediction, int points) {}
