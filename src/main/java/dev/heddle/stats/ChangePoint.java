package dev.heddle.stats;

/**
 * A place where the level of a series changes.
 *
 * @param at the index of the first point of the new level
 * @param earliest the first index that the new level may as well begin at, with 95 % confidence
 * @param latest the last such index
 * @param p the probability of a change that looks as large anywhere in the segment, where there is
 *     none
 */
public record ChangePoint(int at, int earliest, int latest, double p) {}
