package dev.heddle.demo;

import dev.heddle.shared.SharedCounter;
import java.io.Serializable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Where all wait until the last has come, as often as they like.
 *
 * @param arrived how many have come so far, over all times
 * @param parties how many meet
 */
record Barrier(SharedCounter arrived, int parties) implements Serializable {

  private static final long LOOK_NANOS = 50_000;

  /**
   * Waits for the others.
   *
   * @throws TimeoutException if they do not all come
   */
  void meet() throws InterruptedException, TimeoutException {
    long mine = arrived.add(1);
    long all = Math.ceilDiv(mine, (long) parties) * parties;
    long deadline = System.nanoTime() + Narrator.LIMIT.toNanos();
    while (arrived.get() < all) {
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException(
            "meeting: %s of %s came within %s; do all run at once?"
                .formatted(arrived.get() % parties, parties, Narrator.LIMIT));
      }
      LockSupport.parkNanos(LOOK_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
