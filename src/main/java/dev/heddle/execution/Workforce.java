package dev.heddle.execution;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** An opened execution model: an executor and those who work for it. Closed by who opened it. */
public interface Workforce extends AutoCloseable {

  /**
   * Threads of this JVM behind an executor.
   *
   * @param workers who they are, for the notes of a run
   */
  static Workforce of(ExecutorService executor, List<Worker> workers) {
    return new ExecutorWorkforce(executor, workers);
  }

  /**
   * Whoever works behind an executor that takes its time to end.
   *
   * @param closeLimit how long {@link #close} waits for that, in whole seconds
   */
  static Workforce of(ExecutorService executor, List<Worker> workers, Duration closeLimit) {
    return new ExecutorWorkforce(executor, workers, closeLimit);
  }

  /** Runs at most as many tasks at once as there are workers, where the model is bounded. */
  ExecutorService executor();

  /** Who works; for models that start a worker a task, one entry that says so. */
  List<Worker> workers();

  /**
   * Runs all tasks and gives their results in order.
   *
   * @throws ExecutionException when a task failed, with its exception as the cause
   */
  <T> List<T> callAll(List<? extends Callable<T>> tasks)
      throws ExecutionException, InterruptedException;

  /** Ends every worker; none is left when this returns. */
  @Override
  void close();
}
