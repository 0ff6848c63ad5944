package dev.heddle.process;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Looks at how a task ended. */
final class Outcome {

  private static final long LIMIT_SECONDS = 20;

  private Outcome() {}

  /** Why it failed. */
  static Throwable causeOf(Future<?> future) throws Exception {
    try {
      throw new AssertionError("no failure but " + future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }
}
