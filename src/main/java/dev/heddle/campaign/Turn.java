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

  private static final Duration LOOK_AFTER = Duration.ofMillis(200);

  /** What nobody may do while another measures: a run, or a build, which burns all processors. */
  public interface Beginning<T, X extends Exception> {
    /** Begins, or throws where another measures. */
    T begin() throws PlanException, X;
  }

  /**
   * Begins as soon as nobody else measures.
   *
   * @param ended whether a signal ends the waiting
   * @param remarks hears, once for each, whom it waits for
   * @throws PlanException where it cannot begin, or another still measures when the time is over
   */
  public <T, X extends Exception> T begin(
      Beginning<T, X> beginning, BooleanSupplier ended, Consumer<String> remarks)
      throws PlanException, X {
    double most = seconds == null ? 0 : seconds;
    long deadline = System.nanoTime() + (long) (most * TimeUnit.SECONDS.toNanos(1));
    String told = "";
    while (true) {
      try {
        return beginning.begin();
      } catch (AnotherRunException e) {
        if (deadline - System.nanoTime() <= 0 || ended.getAsBoolean()) {
          throw seconds != null ? e : e.orWaitWith("--wait");
        }
        if (!told.equals(e.whose())) {
          told = e.whose();
          remarks.accept(PlanWords.waitsFor(told));
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
