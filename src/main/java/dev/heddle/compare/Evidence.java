package dev.heddle.compare;

import dev.heddle.stats.Difference;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a row before anything is said of it.
 *
 * @param difference candidate over base; unknown where a side is 0
 * @param apart candidate minus base in the unit of the base
 * @param fixed the part of the difference's squared error that more forks would not make smaller
 * @param fixedDegrees the part of its degrees of freedom that more forks would not make more
 * @param forks forks a side: of sides with different numbers, their harmonic mean
 * @param bar what the difference is held against
 * @param lack why nothing can be said; null where something can
 * @param insides what goes on inside the forks of a row that would be told; null for others
 */
record Evidence(
    Difference difference,
    double apart,
    double fixed,
    double fixedDegrees,
    double forks,
    Bar bar,
    @Nullable Lack lack,
    @Nullable Insides insides) {

  /** What rests on forks alone. */
  Evidence(
      Difference difference,
      double apart,
      double fixed,
      double forks,
      Bar bar,
      @Nullable Lack lack) {
    this(difference, apart, fixed, 0, forks, bar, lack, null);
  }

  Evidence inside(Insides looked) {
    return new Evidence(difference, apart, fixed, fixedDegrees, forks, bar, lack, looked);
  }

  /** Whether nothing inside the forks keeps the row from a verdict of change. */
  boolean steady() {
    return insides == null || insides.confirmed();
  }

  /** The same, of which nothing can be said. */
  Evidence with(@Nullable Lack why) {
    return new Evidence(difference, apart, fixed, fixedDegrees, forks, bar, why, insides);
  }

  boolean tested() {
    return lack == null && difference.testable();
  }

  /** Whether the difference counts. */
  boolean beyond() {
    return size() > bar.threshold() && steady();
  }

  /** Whether the whole interval that misses the truth at {@code level} counts. */
  boolean beyond(double level) {
    return difference.halfBelow(size() - bar.threshold(), level);
  }

  /** Whether the whole interval that misses the truth at {@code level} does not count. */
  boolean within(double level) {
    return difference.halfBelow(bar.threshold() - size(), level);
  }

  /** Whether a difference that counts is not called better or worse. */
  boolean belowFloor() {
    return size() <= bar.floor();
  }

  /** Whether any value of the interval that misses the truth at {@code level} is not. */
  boolean belowFloor(double level) {
    return size() - difference.half(level) <= bar.floor();
  }

  /** Whether the candidate has more of it. */
  boolean more() {
    return difference.known() ? difference.log() > 0 : apart > 0;
  }

  /** How far apart the sides are on logarithms: 0 has none, so that it is infinitely far. */
  private double size() {
    return difference.known()
        ? Math.abs(difference.log())
        : apart == 0 ? 0 : Double.POSITIVE_INFINITY;
  }
}
