package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tasks that wait for each other: whether a model runs all of them at once, and what they answer.
 */
final class AtOnce {

  private static final long LOOK_AFTER_MILLIS = 100;

  private AtOnce() {}

  /**
   * The number of workers that {@code asked} says for tasks that wait for each other.
   *
   * @throws NoRowException if not all of them would run at once
   */
  static String workers(String model, String asked, int tasks) {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (parsed.has(Trait.ONE_AT_A_TIME)) {
      throw new NoRowException(
          parsed.id() + ": runs one task at a time, and the tasks here wait for each other");
    }
    if (parsed.has(Trait.UNBOUNDED) || asked.equals(Params.ENOUGH)) {
      return String.valueOf(tasks);
    }
    int workers = Contender.count(asked);
    if (workers < tasks) {
      throw new NoRowException(
          "%s workers=%s: runs only %s tasks at once, and the %s here wait for each other"
              .formatted(parsed.id(), workers, workers, tasks));
    }
    return String.valueOf(workers);
  }

  /**
   * The answers to {@code tasks}; as soon as one fails, so does this.
   *
   * @throws TimeoutException if one of them takes longer than {@code limit}
   */
  static <T> List<T> answers(Contender contender, List<? extends Callable<T>> tasks, Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + limit.toNanos();
    List<Future<T>> futures = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      futures.add(contender.submit(task));
    }
    List<T> answers = new ArrayList<>(tasks.size());
    for (Future<T> future : futures) {
      while (!ended(future)) {
        throwFirst(futures);
        if (deadline - System.nanoTime() <= 0) {
          throw new TimeoutException(
              "tasks: not all of %s ended within %s".formatted(tasks.size(), limit));
        }
      }
      answers.add(future.get());
    }
    return answers;
  }

  private static boolean ended(Future<?> future) throws ExecutionException, InterruptedException {
    try {
      future.get(LOOK_AFTER_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static void throwFirst(List<? extends Future<?>> futures) throws ExecutionException {
    for (Future<?> future : futures) {
      if (future.state() == Future.State.FAILED) {
        throw new ExecutionException(future.exceptionNow());
      }
    }
  }
}
