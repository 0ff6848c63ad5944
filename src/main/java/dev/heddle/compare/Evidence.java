package dev.heddle.compare;

import dev.heddle.stats.Difference;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a row before anything is said of it.
 *
 * @param difference candidate over base
 * @param fixed the part of its squared error that more forks would not make smaller
 * @param forks forks a side: of sides with different numbers, their harmonic mean
 * @param threshold the logarithm from which on a difference counts
 * @param direction which side is better
 * @param why why nothing can be said; null where something can
 */
record Evidence(
    Difference difference,
    double fixed,
    double forks,
    double threshold,
    Unit.Direction direction,
    @Nullable String why) {

  boolean tested() {
    return why == null && difference.testable();
  }

  boolean beyond() {
    return Math.abs(difference.log()) > threshold;
  }
}
