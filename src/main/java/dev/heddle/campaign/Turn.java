package dev.heddle.campaign;

import dev.heddle.run.AnotherRunException;
import dev.heddle.run.PlanException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One measures at a time on a machine: whether whoever comes later waits, and for how long.
 *
 * @param seconds the most that is waited; null where nobody asked for that
 */
public record Turn(@Nullable Double seconds) {

  /** Within this ends by itself what makes caches. */
  private static final Duration PASSING = Duration.ofMinutes(6);

  private static final Duration LOOK_AFTER = Duration.ofMillis(200);

  /** What nobody may do while another measures: a run, or a build, which burns all processors. */
  public interface Beginning<T, X extends Exception> {
    /** Begins, or throws where another measures. */
    T begin() throws PlanException, X;
  }

  /**
   * Begins as soon as nobody else measures. What makes a cache of classes is waited for in any
   * case: it takes seconds.
   *
   * @param ended whether a signal ends the waiting
   * @param remarks hears, once for each, whom it waits for
   * @throws PlanException where it cannot begin, or another still measures when the time is over
   */
  public <T, X extends Exception> T begin(
      Beginning<T, X> beginning, BooleanSupplier ended, Consumer<String> remarks)
      throws PlanException, X {
    double most = seconds == null ? 0 : seconds;
    long begun = System.nanoTime();
    long deadline = begun + (long) (most * TimeUnit.SECONDS.toNanos(1));
    String told = "";
    while (true) {
      try {
        return beginning.begin();
      } catch (AnotherRunException e) {
        long end = e.isPassing() ? Math.max(deadline, begun + PASSING.toNanos()) : deadline;
        if (end - System.nanoTime() <= 0 || ended.getAsBoolean()) {
          throw seconds != null || e.isPassing() ? e : e.orWaitWith("--wait");
        }
        if (!told.equals(e.whose())) {
          told = e.whose();
          remarks.accept(e.isPassing() ? PlanWords.waitsForCache(told) : PlanWords.waitsFor(told));
        }
        pause(e);
      }
    }
  }

  private static void pause(AnotherRunException meanwhile) throws AnotherRunException {
    try {
      Thread.sleep(LOOK_AFTER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw meanwhile;
    }
  }
}
