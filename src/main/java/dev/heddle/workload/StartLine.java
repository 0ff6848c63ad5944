package dev.heddle.workload;

import dev.heddle.shared.SharedCounter;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Where workers wait until all of them are there, so that none has done its share before another
 * begins.
 *
 * @param arrived how many are there; 0 before the first comes
 * @param workers how many are to come
 */
public record StartLine(SharedCounter arrived, int workers) implements Serializable {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int LOOKS = 1_000;
  private static final int PAUSE_NANOS = 20_000;

  /** Lets them come anew; all who waited have gone. */
  public void reset() {
    arrived.set(0);
  }

  /**
   * Waits for the others.
   *
   * @throws TimeoutException if they have not come within 20 s
   */
  void await() throws InterruptedException, TimeoutException {
    if (arrived.add(1) >= workers) {
      return;
    }
    long deadline = System.nanoTime() + LIMIT.toNanos();
    for (int looks = 0; arrived.get() < workers; looks++) {
      if (looks < LOOKS) {
        Thread.onSpinWait();
        continue;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (deadline - System.nanoTime() <= 0) {
        throw new TimeoutException(
            "start: %s of %s workers came within %s; run as many tasks at once"
                .formatted(arrived.get(), workers, LIMIT));
      }
    }
  }
}
