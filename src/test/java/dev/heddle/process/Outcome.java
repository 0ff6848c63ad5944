package dev.heddle.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Looks at how a task ended. */
final class Outcome {

  /** Much longer than anything takes, so that a machine that is busy with others is no failure. */
  private static final long LIMIT_SECONDS = 60;

  private Outcome() {}

  /** What it returned. */
  static <T> T resultOf(Future<T> future) throws Exception {
    return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** What they returned, in their order. */
  static <T> List<T> resultsOf(Collection<Future<T>> futures) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(resultOf(future));
    }
    return results;
  }

  /** Why it failed. */
  static Throwable causeOf(Future<?> future) throws Exception {
    try {
      throw new AssertionError("no failure but " + future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }
}
