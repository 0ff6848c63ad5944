package dev.heddle.workload;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few permits for many tasks of one process, given out as soon as all of these have come: so they
 * are all there at once.
 */
public final class Permits {

  private final int count;
  private final int tasks;
  private final Duration limit;
  private final Semaphore free = new Semaphore(0);
  private final AtomicInteger missing = new AtomicInteger();

  /** Whether one of the tasks has waited in vain: then none of the others need wait as long. */
  private final AtomicBoolean inVain = new AtomicBoolean();

  /**
   * Permits that nobody has.
   *
   * @param count how many there are
   * @param tasks how many are to come
   * @param limit how long each of these waits at most
   */
  public Permits(int count, int tasks, Duration limit) {
    this.count = count;
    this.tasks = tasks;
    this.limit = limit;
    missing.set(tasks);
  }

  /** Lets the tasks come anew; all have gone. */
  public void reset() {
    free.drainPermits();
    missing.set(tasks);
    inVain.set(false);
  }

  /**
   * Comes, and waits for a permit.
   *
   * @throws TimeoutException if there is none within the limit, or another task had none
   */
  void take() throws InterruptedException, TimeoutException {
    int others = missing.decrementAndGet();
    if (others == 0) {
      free.release(count);
    }
    if (!free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)
        && inVain.compareAndSet(false, true)) {
      free.release(tasks); // nobody has the time that this one had
    }
    if (inVain.get()) {
      throw new TimeoutException(
          WorkloadWords.noPermit(limit, tasks - Math.max(0, missing.get()), tasks));
    }
  }

  /** Gives one back. */
  void give() {
    free.release();
  }
}
