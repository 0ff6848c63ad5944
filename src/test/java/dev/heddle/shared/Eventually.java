package dev.heddle.shared;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits with a limit for what happens in another thread or process. */
final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Eventually() {}

  /** Asks again and again until the answer is yes; fails after ten seconds. */
  static void isTrue(String what, Callable<Boolean> question) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!question.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not true after " + LIMIT.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}
