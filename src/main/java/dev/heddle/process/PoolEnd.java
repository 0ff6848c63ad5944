package dev.heddle.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How a pool ends: when all its tasks are done, when they are killed, or with its JVM. */
final class PoolEnd {

  private static final long EXIT_LIMIT_SECONDS = 2;
  private static final long END_LIMIT_SECONDS = 10;
  private static final long KEEP_ALIVE_MILLIS = 200;

  /** How long the JVM is kept for what handlers of uncaught exceptions have to say. */
  private static final Duration REPORT_LIMIT = Duration.ofSeconds(10);

  private final Dispatcher dispatcher;
  private final UncaughtReports reports;
  private final AtomicReference<@Nullable Thread> keepAlive = new AtomicReference<>();

  PoolEnd(Dispatcher dispatcher, UncaughtReports reports) {
    this.dispatcher = dispatcher;
    this.reports = reports;
  }

  /**
   * Keeps the JVM alive until all is done, as the threads of a thread pool do: a daemon's tasks
   * would be dropped when {@code main} returns.
   */
  void keepJvm() {
    Thread thread =
        Thread.ofPlatform().daemon(false).name("heddle-pool-drains").unstarted(this::awaitAll);
    if (!dispatcher.isEnded() && keepAlive.compareAndSet(null, thread)) {
      thread.start();
    }
  }

  private void awaitAll() {
    try {
      boolean _ = dispatcher.awaitEnd(Long.MAX_VALUE);
      reports.await(REPORT_LIMIT);
    } catch (InterruptedException e) {
      // nobody interrupts this thread
    }
  }

  /**
   * Waits until all tasks are done, for at most {@code limit} if that is not zero; then, or if
   * interrupted, kills and cancels what is left.
   */
  void await(Duration limit, Runnable shutDownNow) {
    boolean interrupted = false;
    boolean ended = false;
    try {
      ended = dispatcher.awaitEnd(limit.isZero() ? Long.MAX_VALUE : limit.toNanos());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (!ended) {
      shutDownNow.run();
      interrupted |= !awaitKilled();
    }
    interrupted |= Thread.interrupted();
    awaitKeepAlive();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until that thread is gone, too, unless it waits for a handler. */
  private void awaitKeepAlive() {
    Thread thread = keepAlive.get();
    if (thread != null && thread != Thread.currentThread()) {
      try {
        thread.join(KEEP_ALIVE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Cancels what was given back and whose futures somebody holds. */
  static void cancel(List<Runnable> given) {
    for (Runnable task : given) {
      if (task instanceof Future<?> future) {
        future.cancel(false);
      }
    }
  }

  /** Waits for the end of what was killed; false if interrupted meanwhile. */
  private boolean awaitKilled() {
    boolean calm = true;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_LIMIT_SECONDS);
    deadline += dispatcher.softNanos();
    while (true) {
      try {
        if (!dispatcher.awaitEnd(deadline - System.nanoTime())) {
          throw new IllegalStateException(PoolWords.doesNotEnd(END_LIMIT_SECONDS));
        }
        return calm;
      } catch (InterruptedException e) {
        calm = false;
      }
    }
  }

  /** Whether a signal ends this JVM: whoever sent it wants just that. HotSpot's names tell. */
  private static boolean isSignalled() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .anyMatch(name -> name.startsWith("SIG") && name.endsWith(" handler"));
  }

  /** Ends the pool with its JVM, and says what is lost by that. */
  void withJvm(Runnable shutDownNow) {
    long lost = dispatcher.unfinished();
    shutDownNow.run();
    if (lost > 0 && !isSignalled()) {
      System.err.println(PoolWords.dropped(lost));
    }
    try {
      boolean _ = dispatcher.awaitEnd(TimeUnit.SECONDS.toNanos(EXIT_LIMIT_SECONDS));
    } catch (InterruptedException e) {
      // the JVM ends anyway, and the workers with it
    }
  }
}
