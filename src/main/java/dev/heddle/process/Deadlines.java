package dev.heddle.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it, in a thread of its own, that no task of a pool takes or waits longer than it may, and
 * looks after its workers.
 */
final class Deadlines {

  /** After a failure, such as for want of memory, it looks again so soon. */
  private static final long AGAIN_NANOS = 100_000_000;

  private final Dispatcher dispatcher;
  private final ResultDecodings decodings;
  private final LivenessChecks vitals;

  /** No time limit is shorter, so that nothing is late that begins after a look. */
  private long shortest = Long.MAX_VALUE;

  private volatile @Nullable Thread thread;
  private volatile boolean ended;

  Deadlines(Dispatcher dispatcher, ResultDecodings decodings, LivenessChecks vitals) {
    this.dispatcher = dispatcher;
    this.decodings = decodings;
    this.vitals = vitals;
  }

  /** Takes in that from now on something may take {@code limit} at most; zero for no limit. */
  void heed(Duration limit) {
    long nanos = limit.toNanos();
    if (nanos == 0 || nanos >= shortest()) {
      return;
    }
    synchronized (this) {
      shortest = Math.min(shortest, nanos);
    }
    look();
  }

  private synchronized long shortest() {
    return shortest;
  }

  /** Looks as soon as possible. */
  void look() {
    Thread watcher = thread;
    if (watcher == null) {
      watcher = start();
    }
    LockSupport.unpark(watcher);
  }

  private synchronized Thread start() {
    Thread watcher = thread;
    if (watcher == null) {
      watcher = Thread.ofPlatform().daemon().name("heddle-deadlines").start(this::watch);
      thread = watcher;
    }
    return watcher;
  }

  /** Lets the thread end, with its pool. */
  void end() {
    ended = true;
    LockSupport.unpark(thread);
  }

  private void watch() {
    while (!ended) {
      long patience;
      try {
        patience = Math.min(decodings.giveUpLate(), dispatcher.killLate());
        patience = Math.min(patience, Math.min(dispatcher.failWaiting(), vitals.look()));
        patience = Math.min(patience, shortest());
      } catch (RuntimeException | Error e) {
        patience = AGAIN_NANOS; // what could not be done is due still, and so are all others
      }
      LockSupport.parkNanos(Math.max(1, patience));
    }
  }
}
