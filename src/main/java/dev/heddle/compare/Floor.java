package dev.heddle.compare;

import java.util.List;

/**
 * The least difference of a kind of figure that is called better or worse, however large a share it
 * is. A smaller one that is significant and beyond the threshold differs, no more.
 */
enum Floor {
  /** Of one operation of one thread, which a rate of several threads is turned into. */
  TIME(0.3, "0.3 ns for one thread's operation"),
  /** JMH's own loop and its other threads allocate about so much. */
  ALLOCATION(0.1, "0.1 B/op"),
  /** One event in a hundred operations: what goes on beside the benchmark counts as well. */
  EVENTS(0.01, "0.01 events an operation"),
  /** There are no halves. */
  COUNT(1, "1"),
  /** A page here and there: what a JVM takes differs by more from fork to fork. */
  MEMORY(1, "1 MiB"),
  /** The JVM counts its collections' time in these. */
  MILLISECONDS(1, "1 ms"),
  /** An idle JVM allocates about so much. */
  ALLOCATION_RATE(0.1, "0.1 MB/sec"),
  PERCENT(1, "one percentage point"),
  NONE(0, "");

  private final double size;
  private final String words;

  Floor(double size, String words) {
    this.size = size;
    this.words = words;
  }

  static Floor of(Unit unit) {
    return switch (unit.kind()) {
      case TIME_PER_OPERATION, OPERATIONS_PER_TIME -> TIME;
      case OTHER ->
          switch (unit.bare()) {
            case "B/op" -> ALLOCATION;
            case "#/op" -> EVENTS;
            case "#", "counts", "processes", "threads" -> COUNT;
            case "MiB" -> MEMORY;
            case "ms" -> MILLISECONDS;
            case "MB/sec" -> ALLOCATION_RATE;
            case "%" -> PERCENT;
            default -> NONE;
          };
    };
  }

  /** The floor between two values above 0 on logarithms, the same whichever is the base. */
  double onLogarithms(Unit unit, int threads, double base, double candidate) {
    double middle = Math.sqrt(figure(unit, threads, base) * figure(unit, threads, candidate));
    // two values with this geometric mean that lie the floor apart have this ratio
    double half = size / middle / 2;
    return 2 * Math.log(half + Math.hypot(1, half));
  }

  /** Whether two values, either of which may be 0, lie no farther apart. */
  boolean hides(Unit unit, int threads, double base, double candidate) {
    return Math.abs(figure(unit, threads, candidate) - figure(unit, threads, base)) <= size;
  }

  /** Whether all values are what the harness itself makes, and tell nothing of what it measures. */
  boolean isHarness(List<Double> forks) {
    return this == ALLOCATION && forks.stream().allMatch(value -> value >= 0 && value < size);
  }

  /**
   * What a figure counts for at least: a ratio of less would be one of noise. Times and rates have
   * none, as one of 0 means nothing.
   */
  double least(Unit unit) {
    return unit.kind() == Unit.Kind.OTHER ? size : 0;
  }

  /** How large it is. */
  String words() {
    return words;
  }

  /** A value in the unit of the floor's size. */
  private static double figure(Unit unit, int threads, double value) {
    return switch (unit.kind()) {
      case TIME_PER_OPERATION -> value * unit.in(Unit.NANOSECONDS);
      case OPERATIONS_PER_TIME -> Math.max(1, threads) * 1e9 / (value * unit.in(Unit.PER_SECOND));
      case OTHER -> value;
    };
  }
}
