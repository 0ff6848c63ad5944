package dev.heddle.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Threads that have begun and wait, until this is closed. */
final class IdleThreads implements AutoCloseable {

  private static final long LIMIT_SECONDS = 30;

  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  private IdleThreads() {}

  /**
   * Starts {@code many} of them.
   *
   * @throws IllegalStateException if they do not all begin within 30 s
   */
  static IdleThreads start(Starter kind, int many) throws InterruptedException {
    IdleThreads idle = new IdleThreads();
    CountDownLatch begun = new CountDownLatch(many);
    Thread.Builder builder =
        kind == Starter.VIRTUAL_THREAD ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    for (int i = 0; i < many; i++) {
      idle.threads.add(
          builder.start(() -> {
            begun.countDown();
            idle.waits();
          }));
    }
    if (!begun.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      idle.close();
      throw new IllegalStateException("memory: not all of %s threads began".formatted(many));
    }
    return idle;
  }

  private void waits() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until somebody closes it. */
  void await() throws InterruptedException {
    end.await();
  }

  /** How many there are. */
  int living() {
    return (int) threads.stream().filter(Thread::isAlive).count();
  }

  @Override
  public void close() {
    end.countDown();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
