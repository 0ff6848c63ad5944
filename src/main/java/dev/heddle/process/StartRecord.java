package dev.heddle.process;

import java.time.Duration;

/**
 * How the workers of a pool have fared lately: where one after the other ends before it has done
 * anything, more starts are in vain. A worker that crashes by its task has done something.
 */
final class StartRecord {

  /** So many in a row, within {@link #WITHIN}, are too many. */
  static final int MOST_IN_VAIN = 10;

  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final long FIRST_PAUSE_NANOS = 10_000_000;
  private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

  private int inVain;
  private long firstNanos;

  /** Notes that a worker has begun a task. */
  synchronized void worked() {
    inVain = 0;
  }

  /** Notes that a worker ended before it did anything; whether there were too many of those. */
  synchronized boolean inVain() {
    long now = System.nanoTime();
    if (inVain == 0 || now - firstNanos > WITHIN.toNanos()) {
      inVain = 0;
      firstNanos = now;
    }
    inVain++;
    return inVain >= MOST_IN_VAIN;
  }

  /** How long to wait before the next start: longer with each in vain, in ns. */
  synchronized long pauseNanos() {
    return inVain < 2
        ? 0
        : Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(inVain - 2, 10));
  }
}
