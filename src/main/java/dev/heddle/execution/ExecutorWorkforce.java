package dev.heddle.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads of this JVM that work behind an executor. */
record ExecutorWorkforce(ExecutorService executor, List<Worker> workers, Duration closeLimit)
    implements Workforce {

  /** What threads of this JVM take at most that are interrupted. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  ExecutorWorkforce(ExecutorService executor, List<Worker> workers) {
    this(executor, workers, CLOSE_LIMIT);
  }

  @Override
  public <T> List<T> callAll(List<? extends Callable<T>> tasks)
      throws ExecutionException, InterruptedException {
    return callAllOn(executor, tasks);
  }

  static <T> List<T> callAllOn(ExecutorService executor, List<? extends Callable<T>> tasks)
      throws ExecutionException, InterruptedException {
    List<T> results = new ArrayList<>(tasks.size());
    for (Future<T> future : executor.invokeAll(tasks)) {
      results.add(future.get());
    }
    return results;
  }

  /** Interrupts what runs and cancels what waits, so that nobody waits for it in vain. */
  static void stop(ExecutorService executor) {
    for (Runnable waiting : executor.shutdownNow()) {
      if (waiting instanceof Future<?> future) {
        future.cancel(false);
      }
    }
  }

  /**
   * Interrupts what runs and waits for it.
   *
   * @throws IllegalStateException if a task ignores its interruption for some seconds
   */
  @Override
  public void close() {
    stop(executor);
    boolean ended;
    try {
      ended = executor.awaitTermination(closeLimit.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!ended) {
      throw new IllegalStateException(ModelWords.stillBusy(closeLimit.toSeconds()));
    }
  }
}
