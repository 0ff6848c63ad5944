package dev.heddle.cli;

import dev.heddle.jvm.OnExit;
import dev.heddle.run.Run;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run when a signal ends this process: heard from before the run has a folder, so that none
 * is left half made.
 */
final class OnSignal implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CountDownLatch known = new CountDownLatch(1);
  private @Nullable OnExit atExit;
  private volatile @Nullable Run run;
  private volatile boolean asked;

  private OnSignal() {}

  /** Listens from now on; if this process ends already, there is nobody to tell. */
  static OnSignal listen() {
    OnSignal signal = new OnSignal();
    // where it is too late the run is none that measures: its file says so
    signal.atExit = OnExit.act("heddle-signal", signal::stop);
    return signal;
  }

  /** It is {@code begun} that is to be ended. */
  void ends(Run begun) {
    run = begun;
    known.countDown();
  }

  /** Whether there was a signal. */
  boolean asked() {
    return asked;
  }

  private void stop() {
    asked = true;
    try {
      if (!known.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Run begun = run;
    if (begun != null) {
      begun.stop(LIMIT);
    }
  }

  /** Whatever was to be ended has ended. */
  @Override
  public void close() {
    known.countDown();
    if (atExit != null) {
      atExit.close();
    }
  }
}
