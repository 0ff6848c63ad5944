package dev.heddle.campaign;

import dev.heddle.jvm.OnExit;
import dev.heddle.run.Run;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops run after run when a signal ends this process, and lets it wait for what is still to be
 * said, until this is closed.
 */
final class StopOnSignal implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final CountDownLatch said = new CountDownLatch(1);
  private @Nullable OnExit atExit;
  private volatile @Nullable Run current;
  private volatile boolean asked;

  /** Listens from now on; where this process ends already, that counts as a signal. */
  void listen() {
    atExit = OnExit.act("heddle-signal", this::stop);
    if (atExit.tooLate()) {
      asked = true;
    }
  }

  /** It is {@code run} that is measured now; null for none. */
  void measures(@Nullable Run run) {
    current = run;
  }

  /** Whether there was a signal. */
  boolean asked() {
    return asked;
  }

  private void stop() {
    asked = true;
    Run run = current;
    if (run != null) {
      stop(run);
    }
    try {
      boolean all = said.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      if (!all) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops {@code run} as a signal does. */
  static void stop(Run run) {
    run.stop(STOP_LIMIT);
  }

  /** All is said. */
  @Override
  public void close() {
    said.countDown();
    if (atExit != null) {
      atExit.close();
    }
  }
}
