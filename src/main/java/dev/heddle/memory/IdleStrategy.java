package dev.heddle.memory;

import java.util.concurrent.locks.LockSupport;

/**
 * What a thread does between two looks at something that others change: it spins first, since to
 * sleep and be woken takes longer than most waits do; then it lets others have the processor; then
 * it sleeps for pauses that double. All of that is here, so that no wait has numbers of its own.
 *
 * @param spins how many looks it spins after
 * @param yields how many further looks it yields after
 * @param shortestPause how long it sleeps after the first look beyond those, in ns
 * @param longestPause the longest that it sleeps at once, in ns
 */
public record IdleStrategy(int spins, int yields, int shortestPause, int longestPause) {

  /** As many looks take about as long as to read the clock. */
  public static final int LOOKS_BETWEEN_CLOCKS = 64;

  /**
   * Some 20 µs: whoever spins for longer lets others have the processor if there are not enough,
   * for perhaps it waits for them.
   */
  public static final int LOOKS_BEFORE_YIELD = 16 * LOOKS_BETWEEN_CLOCKS;

  private static final int EVER = Integer.MAX_VALUE;
  private static final int SHORTEST = 1_000;

  /** For a lock on the heap that nobody wakes from: some hundred looks, then up to 100 µs. */
  public static final IdleStrategy LOCK = new IdleStrategy(500, 0, SHORTEST, 100_000);

  /** For those who begin together: to be late by a wake-up would be to begin alone. */
  public static final IdleStrategy START = new IdleStrategy(1_000, 0, 20_000, 20_000);

  /** For those who take turns, and whose next turn comes soon unless too many take part. */
  public static final IdleStrategy TURN = new IdleStrategy(10_000, EVER, 0, 0);

  /** For queues of one writer and one reader each, neither of which sleeps. */
  public static final IdleStrategy SPSC = new IdleStrategy(1_000, EVER, 0, 0);

  /** For a queue of which nobody sleeps. */
  public static final IdleStrategy POLL = new IdleStrategy(200, EVER, 0, 0);

  /** For room in a socket's buffer, before one sleeps in the kernel until there is some. */
  public static final IdleStrategy ROOM = new IdleStrategy(0, 50, 0, 0);

  /** For several more items of a channel, once there are some: some microseconds. */
  public static final IdleStrategy BATCH = new IdleStrategy(100, 0, 0, 0);

  /** For what nobody wakes from, where there is no system call for it. */
  public static final IdleStrategy SLEEP = new IdleStrategy(0, 0, SHORTEST, 1_000_000);

  /** Whether it does not sleep after {@code looks} looks. */
  public boolean isAwakeAfter(int looks) {
    return looks < spins || looks - spins < yields;
  }

  /** Does what is to be done after {@code looks} looks, the first of which is number 0. */
  @SuppressWarnings("ThreadPriorityCheck") // correct without the yield, which is for speed
  public void idle(int looks) {
    if (looks < spins) {
      Thread.onSpinWait();
    } else if (looks - spins < yields) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(this, pauseNanos(looks));
    }
  }

  /** How long it sleeps after {@code looks} looks, in ns. */
  long pauseNanos(int looks) {
    int doublings = Math.clamp((long) looks - spins - yields, 0, Integer.SIZE);
    return Math.min((long) shortestPause << doublings, longestPause);
  }

  /** Tells the processor that the thread looks again at once. */
  public static void spin() {
    Thread.onSpinWait();
  }

  /**
   * Lets others have the processor. A virtual thread that yields goes to the end of its carrier's
   * own queue, and a carrier whose queue is never empty takes no thread that was started elsewhere:
   * those whom it waits for might never run. One that parks comes back by the common queue.
   */
  @SuppressWarnings("ThreadPriorityCheck") // correct without the yield, which is for speed
  public static void letOthersGoAhead() {
    if (Thread.currentThread().isVirtual()) {
      LockSupport.parkNanos(SHORTEST);
    } else {
      Thread.yield();
    }
  }
}
