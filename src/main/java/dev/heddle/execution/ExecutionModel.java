package dev.heddle.execution;

import java.io.IOException;
import java.util.List;

/**
 * A way to run tasks, as a person writes it: {@code fixed-pool}, {@code
 * process-pool[payload-limit=1MiB]}.
 *
 * @param kind which of the models
 * @param options what is set of it
 */
public record ExecutionModel(ModelKind kind, ModelOptions options) {

  /** The most workers that can be asked for. */
  public static final int MAX_WORKERS = 10_000;

  /**
   * Reads a model.
   *
   * @throws UnknownIdException if there is no such model, option or value
   * @throws IllegalArgumentException if {@code text} is written wrongly otherwise
   */
  public static ExecutionModel of(String text) {
    return ModelText.read(text);
  }

  /** Reads models that are separated by commas; commas in brackets separate options. */
  public static List<ExecutionModel> listOf(String text) {
    return ModelText.cut(text).stream().map(ExecutionModel::of).toList();
  }

  /** The one way to write this model; equal models have equal ids. */
  public String id() {
    return ModelText.write(this);
  }

  /** Whether at most as many tasks run at once as there are workers. */
  public boolean bounded() {
    return options.bounded();
  }

  /**
   * Opens it with {@code workers} workers; models that take none have one whatever is asked for.
   *
   * @param workerFlags JVM flags for workers that are processes; they win over Heddle's own
   * @throws IOException if a worker cannot be started
   * @throws IllegalArgumentException if {@code workers} is not from 1 to {@value #MAX_WORKERS}
   */
  public Workforce open(int workers, List<String> workerFlags) throws IOException {
    int many = requireWorkers(workers);
    return switch (kind) {
      case SEQUENTIAL -> Threads.sequential();
      case BARE -> new BareLoop();
      case PLATFORM_THREADS -> Threads.platformThreads(many, options.bounded());
      case VIRTUAL_THREADS -> Threads.virtualThreads(many, options.bounded());
      case FIXED_POOL -> Threads.fixedPool(many);
      case WORK_STEALING -> Threads.workStealing(many);
      case PROCESS_PER_TASK -> Processes.perTask(many, options, workerFlags);
      case PROCESS_POOL -> Processes.pool(many, options, workerFlags);
      case INDEPENDENT -> Processes.independent(many, options, workerFlags);
    };
  }

  /**
   * {@code workers} itself.
   *
   * @throws IllegalArgumentException if it is not from 1 to {@value #MAX_WORKERS}
   */
  public static int requireWorkers(int workers) {
    if (workers < 1 || workers > MAX_WORKERS) {
      throw new IllegalArgumentException(
          "workers %s: out of range; write 1 to %s".formatted(workers, MAX_WORKERS));
    }
    return workers;
  }

  @Override
  public String toString() {
    return id();
  }
}
