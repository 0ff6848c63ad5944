package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;

/** Whether a model runs all of some tasks at once, as it must where they wait for each other. */
final class AtOnce {

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
}
