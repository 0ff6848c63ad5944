package dev.heddle.workload;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * A task that needs one of few permits to get on, for which it waits with calls of some depth on
 * its stack. It works in one process only.
 *
 * @param permits those of all tasks
 * @param depth how many calls are on the stack while it waits, 1 or more
 * @param holdNanos how long it keeps the permit, asleep
 */
public record PermitTask(Permits permits, int depth, long holdNanos) implements Callable<Integer> {

  /** How many calls were on the stack. */
  @Override
  public Integer call() throws InterruptedException, TimeoutException {
    return descend(depth);
  }

  private int descend(int left) throws InterruptedException, TimeoutException {
    if (left > 1) {
      return descend(left - 1) + 1;
    }
    permits.take();
    try {
      hold();
      return 1;
    } finally {
      permits.give();
    }
  }

  private void hold() throws InterruptedException {
    long end = System.nanoTime() + holdNanos;
    for (long left = holdNanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
