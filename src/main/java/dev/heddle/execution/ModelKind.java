package dev.heddle.execution;

import static dev.heddle.execution.ModelOption.AOT;
import static dev.heddle.execution.ModelOption.BOUND;
import static dev.heddle.execution.ModelOption.PAYLOAD_LIMIT;
import static dev.heddle.execution.ModelOption.TRANSPORT;
import static dev.heddle.execution.ModelOption.WAIT;

import java.util.Arrays;
import java.util.List;

/** The execution models that there are, by the id that a person types. */
public enum ModelKind {
  SEQUENTIAL("sequential", "The caller runs the tasks itself, one after the other."),
  PLATFORM_THREADS("platform-threads", "A new platform thread for every task."),
  FIXED_POOL("fixed-pool", "A pool of as many platform threads as there are workers."),
  WORK_STEALING("work-stealing", "A ForkJoinPool, whose threads steal tasks."),
  VIRTUAL_THREADS("virtual-threads", "A new virtual thread for every task."),
  PROCESS_PER_TASK("process-per-task", "A new JVM for every task."),
  PROCESS_POOL("process-pool", "A pool of JVMs that stay."),
  BARE("bare", "Control: a loop over the tasks without any executor."),
  INDEPENDENT(
      "independent",
      "Control: JVMs that each get their share of the tasks beforehand and wait for nothing.");

  private static final int MOST_JVMS = 256;

  private final String id;
  private final String description;

  ModelKind(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /**
   * The kind called {@code id}.
   *
   * @throws UnknownIdException if there is none
   */
  public static ModelKind of(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new UnknownIdException("model", id, ids()));
  }

  /** The ids of all kinds, the models before the controls. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(ModelKind::id).toList();
  }

  /** The word that a person types. */
  public String id() {
    return id;
  }

  /** What it is, in one sentence. */
  public String description() {
    return description;
  }

  /** Whether it can have other than one worker. */
  public boolean takesWorkers() {
    return this != SEQUENTIAL && this != BARE;
  }

  /** Whether tasks run in other processes than the caller's. */
  public boolean crossesProcesses() {
    return this == PROCESS_PER_TASK || this == PROCESS_POOL || this == INDEPENDENT;
  }

  /** Whether its workers are JVMs that stay, and so can be warm when a task comes. */
  public boolean keepsProcesses() {
    return this == PROCESS_POOL || this == INDEPENDENT;
  }

  /** The most workers that can be asked for. */
  public int mostWorkers() {
    return crossesProcesses() ? MOST_JVMS : ExecutionModel.MAX_WORKERS;
  }

  /** What of it can be set. */
  public List<ModelOption> options() {
    return switch (this) {
      case PLATFORM_THREADS, VIRTUAL_THREADS -> List.of(BOUND);
      case PROCESS_PER_TASK, PROCESS_POOL, INDEPENDENT ->
          List.of(AOT, PAYLOAD_LIMIT, TRANSPORT, WAIT);
      case SEQUENTIAL, FIXED_POOL, WORK_STEALING, BARE -> List.of();
    };
  }
}
