package dev.heddle.run;

import dev.heddle.jvm.ProcessTree;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time limit of a fork: when it strikes, every process that we started is killed. */
final class ForkLimit implements AutoCloseable {

  private static final long KILL_EVERY_MILLIS = 50;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean struck;

  private ForkLimit() {}

  static ForkLimit start(Duration limit) {
    ForkLimit watch = new ForkLimit();
    Thread.ofPlatform().daemon().name("heddle-fork-limit").start(() -> watch.await(limit));
    return watch;
  }

  /** Whether the fork was killed for its time. */
  boolean struck() {
    return struck;
  }

  private void await(Duration limit) {
    try {
      long patience = limit.toMillis();
      while (!over.await(patience, TimeUnit.MILLISECONDS)) {
        struck = true;
        killForks();
        // a process may be about to start
        patience = KILL_EVERY_MILLIS;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills what this process started; workers and sites below a fork end with it. */
  static void killForks() {
    ProcessTree.below(ProcessHandle.current()).forEach(ProcessTree::killAlone);
  }

  @Override
  public void close() {
    over.countDown();
  }
}
