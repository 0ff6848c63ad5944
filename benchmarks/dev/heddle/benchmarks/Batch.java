package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.workload.Parcels;
import dev.heddle.workload.Task;
import java.util.List;

/**
 * How {@value #TASKS} tasks are given away together: as many at a time as there is room for their
 * payloads, which is all of them while payloads are small.
 *
 * @param parcels what they carry
 * @param size how many at a time, a divisor of {@value #TASKS}
 */
record Batch(Parcels parcels, int size) {

  /** How many tasks there are. */
  static final int TASKS = 10_000;

  /** So many bytes may be under way together. */
  static final long ROOM = 64 << 20;

  /**
   * Refuses a model that cannot bear so many tasks.
   *
   * @throws IllegalArgumentException if it would start a JVM for each, or there is no such model
   */
  static void requireBearable(String model) {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (parsed.has(Trait.CROSSES_PROCESSES) && !parsed.has(Trait.KEEPS_PROCESSES)) {
      throw new IllegalArgumentException(
          "%s: would start %s JVMs for each figure; measure it in DispatchBenchmark.few"
              .formatted(model, TASKS));
    }
  }

  static Batch of(long payload) {
    Parcels parcels = Parcels.of(payload);
    int size = (int) Math.min(TASKS, ROOM / Math.max(1, payload));
    while (TASKS % size != 0) {
      size--;
    }
    return new Batch(parcels, size);
  }

  int rounds() {
    return TASKS / size;
  }

  List<Task<Long>> tasks() {
    return parcels.tasks(size);
  }

  List<Object> items() {
    return parcels.items(size);
  }

  /** Checks the answers to {@link #tasks}. */
  long check(List<Long> answers) {
    return parcels.check(size, answers);
  }
}
