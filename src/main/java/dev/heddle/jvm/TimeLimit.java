package dev.heddle.jvm;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does something when a time is over, unless it is closed before.
 *
 * <p>That is done by a thread of its own, and not by the one that a JVM has for all time-outs of
 * futures: what another one does there when its time is over would hold this one up.
 */
public final class TimeLimit implements AutoCloseable {

  private final CompletableFuture<Boolean> over = new CompletableFuture<>();

  private TimeLimit() {}

  /**
   * Begins now.
   *
   * @param thread the name of the thread that waits
   * @param act what is done when {@code limit} is over
   */
  public static TimeLimit start(String thread, Duration limit, Runnable act) {
    TimeLimit started = new TimeLimit();
    Thread.ofPlatform().daemon().name(thread).start(() -> started.await(limit, act));
    return started;
  }

  private void await(Duration limit, Runnable act) {
    try {
      boolean _ = over.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      if (over.complete(true)) {
        act.run();
      }
    } catch (InterruptedException | ExecutionException e) {
      // nobody interrupts it, and it is completed with a word only
    }
  }

  /** Whether the time was over before this was closed. */
  public boolean struck() {
    return over.getNow(false);
  }

  /** From now on nothing is done that has not begun. */
  @Override
  public void close() {
    over.complete(false);
  }
}
