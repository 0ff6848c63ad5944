package dev.heddle.process;

import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of tasks and workers; any thread may. */
final class Outcomes {

  private final LongAdder done = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder crashed = new LongAdder();
  private final LongAdder cancelled = new LongAdder();
  private final LongAdder restarts = new LongAdder();
  private final LongAdder stuck = new LongAdder();

  /** Counts a task that is done. */
  void count(RemoteTask<?> task) {
    switch (task.state()) {
      case SUCCESS -> done.increment();
      case CANCELLED -> cancelled.increment();
      case FAILED -> {
        failed.increment();
        Throwable why = task.exceptionNow();
        if (why instanceof WorkerCrashedException || why instanceof DeadlineException) {
          crashed.increment();
        }
      }
      case RUNNING -> throw new IllegalStateException("not done");
    }
  }

  void restarted() {
    restarts.increment();
  }

  void stuck() {
    stuck.increment();
  }

  /** All of it, beside tasks that are on their way. */
  PoolCounts with(long queued, long running) {
    return new PoolCounts(
        queued,
        running,
        done.sum(),
        failed.sum(),
        crashed.sum(),
        cancelled.sum(),
        restarts.sum(),
        stuck.sum());
  }
}
