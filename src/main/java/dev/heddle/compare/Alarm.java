package dev.heddle.compare;

import java.util.Set;

/**
 * That a row became slower, from the first such point on until someone accepts it or a later commit
 * is back.
 *
 * @param opened the first point
 * @param expected what that was held against, and what is to be reached again
 * @param level the level of its two-sided p value
 * @param commits all commits that were slower since
 * @param step the first point that was as slow as the last one: a smaller alarm, or one that was
 *     none, may have come before
 * @param before what that one was held against
 */
record Alarm(
    int opened, Expected expected, double level, Set<String> commits, int step, Expected before) {}
