package dev.heddle.run;

import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Times;

/**
 * How long a fork goes on at least: the iterations of it that have not ended yet. What may take a
 * share of a fork's time need not wait until that time is over.
 */
final class TimeAhead {

  /** Such an iteration lasts as long as one operation, whatever it was to last. */
  private static final String SINGLE_SHOT = "ss";

  private int warmups;
  private int iterations;
  private final double warmupNanos;
  private final double iterationNanos;

  private TimeAhead(int warmups, double warmupNanos, int iterations, double iterationNanos) {
    this.warmups = warmups;
    this.warmupNanos = warmupNanos;
    this.iterations = iterations;
    this.iterationNanos = iterationNanos;
  }

  /** Of a fork of which nobody knows how long it goes on. */
  static TimeAhead unknown() {
    return new TimeAhead(0, 0, 0, 0);
  }

  /** Of a fork of JMH's that measures {@code row} so long. */
  static TimeAhead of(RowId row, Times times) {
    return row.mode().equals(SINGLE_SHOT)
        ? unknown()
        : new TimeAhead(
            times.warmupIterations(),
            times.warmupSeconds() * 1e9,
            times.iterations(),
            times.iterationSeconds() * 1e9);
  }

  /** An iteration has ended. */
  void ended(boolean measured) {
    if (measured) {
      iterations--;
      warmups = 0;
    } else {
      warmups--;
    }
  }

  /** What is still to come when an iteration begins, that one too, in nanoseconds. */
  long nanos() {
    return Math.round(
        Math.max(0, warmups) * warmupNanos + Math.max(0, iterations) * iterationNanos);
  }
}
