package dev.heddle.execution;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** How many tasks of a model run at once that starts a thread for each. */
public enum Bound {
  /** As many as there are workers. */
  WORKERS,
  /** All of them. */
  NONE;

  private static final String OPTION = "bound";

  /** It as an option of a model, which {@code model} makes of a bound. */
  ModelOption option(Function<Bound, ExecutionModel> model) {
    return ModelOption.of(
        OPTION,
        "how many tasks run at once: workers (as many as there are workers) or none",
        WORKERS.id(),
        id(),
        value -> model.apply(of(value)));
  }

  private static Bound of(String id) {
    ModelOption.requireOneOf(List.of(WORKERS.id(), NONE.id()), OPTION, id);
    return id.equals(NONE.id()) ? NONE : WORKERS;
  }

  private String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  Set<Trait> traits() {
    return this == NONE ? Set.of(Trait.UNBOUNDED) : Set.of();
  }

  /**
   * Opens a model that starts a thread for each task.
   *
   * @param worker makes one who works of how it was started
   */
  Workforce open(
      int workers,
      ThreadFactory threads,
      PerTaskExecutor.Turn turn,
      Function<String, Worker> worker) {
    Semaphore turns = new Semaphore(this == NONE ? Integer.MAX_VALUE : workers);
    String atOnce = this == NONE ? "all tasks" : workers + " tasks";
    return new ExecutorWorkforce(
        new PerTaskExecutor(threads, turns, turn),
        List.of(worker.apply(ModelWords.threadPerTask(atOnce))));
  }
}
