package dev.heddle.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that is counted and not timed, such as allocated bytes: forks that did the same have the
 * same figure.
 *
 * <p>So few forks suffice, and small changes count. But whether the JIT removes an allocation can
 * be a coin that each fork tosses: two forks of 10 % each that both show 24 B more are seen once in
 * a hundred times, three once in a thousand.
 *
 * @param unit that of bytes an operation, of processes or of threads
 */
record ExactMetric(Unit unit) {

  /** Forks that lie within this share, and this much, of each other agree. */
  private static final double AGREE = 0.001;

  private static final double AGREE_WITHIN = 0.1;

  /** What a change must be beyond, besides a share. */
  private static final double CHANGE = 0.5;

  /** The metric of {@code unit}; null where such figures are never exact. */
  static @Nullable ExactMetric of(Unit unit) {
    return switch (unit.text()) {
      case "B/op", "processes", "threads" -> new ExactMetric(unit);
      default -> null;
    };
  }

  /** Whether all of {@code forks} say the same. */
  boolean agree(List<Double> forks) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double fork : forks) {
      double figure = figure(fork);
      least = Math.min(least, figure);
      most = Math.max(most, figure);
    }
    return least >= 0
        && Double.isFinite(most)
        && most - least <= AGREE * most
        && most - least <= AGREE_WITHIN;
  }

  /** Whether two figures are farther apart than {@code share} and than what counts. */
  boolean changed(double one, double other, double share) {
    double base = figure(one);
    double candidate = figure(other);
    double apart = Math.abs(candidate - base);
    return apart > CHANGE && Math.max(base, candidate) > (1 + share) * Math.min(base, candidate);
  }

  /** The logarithm from which on two figures above 0 are so far apart that it counts. */
  double onLogarithms(double one, double other) {
    double half = CHANGE / Math.sqrt(one * other) / 2;
    return 2 * Math.log(half + Math.hypot(1, half));
  }

  /** Whether a ratio to such a figure means nothing. */
  boolean isNothing(double value) {
    return figure(value) == 0;
  }

  /** What a change must be beyond, besides a share. */
  String words() {
    return SentenceDigits.plain(CHANGE) + " " + unit.text();
  }

  /** What the harness makes is nothing. */
  private double figure(double fork) {
    return Floor.of(unit).isHarness(List.of(fork)) ? 0 : fork;
  }
}
