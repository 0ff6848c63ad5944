package dev.heddle.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits with a limit for what happens in another thread or process. */
public final class Eventually {

  /** Much longer than anything takes, so that a machine that is busy with others is no failure. */
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private Eventually() {}

  /** Asks again and again until the answer is yes; fails after forty seconds. */
  public static void isTrue(String what, Callable<Boolean> question) throws Exception {
    isTrue(what, LIMIT, question);
  }

  /** Asks again and again until the answer is yes; fails after {@code limit}. */
  public static void isTrue(String what, Duration limit, Callable<Boolean> question)
      throws Exception {
    long start = System.nanoTime();
    while (!question.call()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new AssertionError("still not true after " + limit.toMillis() + " ms: " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}
