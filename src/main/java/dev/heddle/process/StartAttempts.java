package dev.heddle.process;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The starts of one slot's workers: each is tried a few times, none once the pool is stopped. */
final class StartAttempts {

  private static final int MOST = 3;
  private static final long PAUSE_NANOS = 10_000_000;

  private final SpareWorkers.Start starter;
  private final StartRecord record;

  private @Nullable PoolWorker starting;
  private boolean stopped;

  StartAttempts(SpareWorkers.Start starter, StartRecord record) {
    this.starter = starter;
    this.record = record;
  }

  /** How those have fared that were started lately, in all slots. */
  StartRecord record() {
    return record;
  }

  /** A worker that is ready for its first task. */
  PoolWorker start() throws WorkerStartException {
    for (int attempt = 1; ; attempt++) {
      pause(record.pauseNanos());
      try {
        return startOnce();
      } catch (WorkerStartException e) {
        boolean tooMany = !isStopped() && record.inVain();
        if (tooMany || attempt == MOST || !e.isWorthRetrying() || isStopped()) {
          throw e;
        }
      }
    }
  }

  /** Waits before the next start, since those before it came to nothing. */
  private void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !isStopped(); left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, PAUSE_NANOS));
    }
  }

  private PoolWorker startOnce() throws WorkerStartException {
    if (isStopped()) {
      throw shutDown();
    }
    try {
      return starter.one(this::adopt);
    } catch (WorkerStartException e) {
      throw isStopped() ? shutDown() : e;
    } finally {
      started();
    }
  }

  private synchronized void adopt(PoolWorker fresh) throws WorkerStartException {
    if (stopped) {
      throw shutDown();
    }
    starting = fresh;
  }

  private synchronized void started() {
    starting = null;
  }

  /** Whether no other worker starts. */
  synchronized boolean isStopped() {
    return stopped;
  }

  /** Kills a worker that is starting, and lets no other start. */
  synchronized void stop() {
    stopped = true;
    if (starting != null) {
      starting.kill();
    }
  }

  private static WorkerStartException shutDown() {
    return new WorkerStartException(PoolWords.STOPPED_BEFORE_THE_TASK, false);
  }
}
