package dev.heddle.cli;

import dev.heddle.run.AnotherRunException;
import dev.heddle.run.PlanException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a run waits until the one that measures now has ended, and for how long. */
final class WaitOption {

  private static final String FOR_EVER = "168h";
  private static final Duration LOOK_AFTER = Duration.ofMillis(200);

  @Option(
      names = "--wait",
      arity = "0..1",
      paramLabel = "TIME",
      fallbackValue = FOR_EVER,
      description =
          "Waits until another run on this machine has ended, at most so long: --wait, --wait=30m.")
  private @Nullable String wait;

  /** Whether it was asked to wait. */
  boolean given() {
    return wait != null;
  }

  /** What nobody may do while another measures: a run, or a build, which burns all processors. */
  interface Beginning<T, X extends Exception> {
    T begin() throws PlanException, X;
  }

  /** Says what is wrong with the words before anything starts. */
  void check() throws UsageException {
    if (wait != null) {
      Words.seconds("--wait", wait);
    }
  }

  /**
   * Begins as soon as nobody else measures.
   *
   * @param ended whether a signal ends the waiting
   * @param remarks hears, once for each, whom it waits for
   * @throws PlanException where it cannot begin, or another still measures when the time is over
   */
  <T, X extends Exception> T begin(
      Beginning<T, X> beginning, BooleanSupplier ended, Consumer<String> remarks)
      throws PlanException, UsageException, X {
    double seconds = wait == null ? 0 : Words.seconds("--wait", wait);
    long deadline = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    String told = "";
    while (true) {
      try {
        return beginning.begin();
      } catch (AnotherRunException e) {
        if (deadline - System.nanoTime() <= 0 || ended.getAsBoolean()) {
          throw given() ? e : e.orWaitWith("--wait");
        }
        if (!told.equals(e.whose())) {
          told = e.whose();
          remarks.accept("waiting until " + told + " has measured");
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
