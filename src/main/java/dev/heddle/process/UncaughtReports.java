package dev.heddle.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/**
 * Tells the handler of uncaught exceptions what {@linkplain ProcessPool#execute executed} tasks
 * threw, each time in a thread of its own: a handler may use the pool and wait for it.
 */
final class UncaughtReports {

  private final Set<Thread> now = ConcurrentHashMap.newKeySet();

  /** Reports a task that is done, if it failed. */
  void of(RemoteTask<?> done) {
    if (done.state() != Future.State.FAILED) {
      return;
    }
    Throwable failure = done.exceptionNow();
    Thread reporter =
        Thread.ofPlatform().daemon().name("heddle-uncaught").unstarted(() -> report(failure));
    now.add(reporter);
    try {
      reporter.start();
    } catch (Error e) { // no thread to be had
      now.remove(reporter);
    }
  }

  private void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    } catch (Throwable e) {
      // a handler's own failure is nobody's, as in any JVM
    } finally {
      now.remove(thread);
    }
  }

  /** Waits until all that was reported has been handled, but no longer than {@code limit}. */
  void await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Thread reporter : now) {
      boolean _ = reporter.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }
}
