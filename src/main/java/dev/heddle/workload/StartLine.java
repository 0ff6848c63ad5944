package dev.heddle.workload;

import dev.heddle.memory.IdleStrategy;
import dev.heddle.shared.SharedCounter;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Where workers wait until all of them are there, so that none has done its share before another
 * begins.
 *
 * @param arrived how many are there; 0 before the first comes
 * @param workers how many are to come
 */
public record StartLine(SharedCounter arrived, int workers) implements Serializable {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Lets them come anew; all who waited have gone. */
  public void reset() {
    arrived.set(0);
  }

  /**
   * Waits for the others.
   *
   * @throws TimeoutException if they have not come within 20 s
   */
  public void await() throws InterruptedException, TimeoutException {
    if (arrived.add(1) >= workers) {
      return;
    }
    long deadline = System.nanoTime() + LIMIT.toNanos();
    for (int looks = 0; arrived.get() < workers; looks++) {
      IdleStrategy.START.idle(looks);
      if (IdleStrategy.START.isAwakeAfter(looks)) {
        continue;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (deadline - System.nanoTime() <= 0) {
        throw new TimeoutException(WorkloadWords.notAllCame(arrived.get(), workers, LIMIT));
      }
    }
  }
}
