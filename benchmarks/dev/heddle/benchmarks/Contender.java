package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ModelKind;
import dev.heddle.execution.Workforce;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.ForkSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jdk.management.VirtualThreadSchedulerMXBean;

/** The one thing that differs between the rows of a table: a model that was opened for a row. */
final class Contender implements AutoCloseable {

  /** The number of workers that stands for as many as the machine has processors. */
  static final String PROCESSORS = "processors";

  private final ExecutionModel model;
  private final Workforce workforce;

  private Contender(ExecutionModel model, Workforce workforce) {
    this.model = model;
    this.workforce = workforce;
  }

  static Contender open(String model, String workers) throws IOException {
    ExecutionModel parsed = ExecutionModel.of(model);
    return new Contender(parsed, parsed.open(count(workers), ForkSettings.workerFlags()));
  }

  /** The number of workers that {@code text} says: a number, or {@value #PROCESSORS}. */
  static int count(String text) {
    if (text.equals(PROCESSORS)) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      return ExecutionModel.requireWorkers(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "workers '" + text + "': not a number; write a number or " + PROCESSORS, e);
    }
  }

  /** How many tasks run at once. */
  static int atOnce(String model, String workers, int tasks) {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (!parsed.kind().takesWorkers()) {
      return 1;
    }
    return parsed.bounded() ? count(workers) : Math.max(1, tasks);
  }

  <T> List<T> callAll(List<? extends Callable<T>> tasks) throws Exception {
    return workforce.callAll(tasks);
  }

  /** Notes who worked, then ends them. */
  @Override
  public void close() {
    try (workforce) {
      ForkNotes.note("model.workers", inWords());
      if (model.kind() == ModelKind.VIRTUAL_THREADS) {
        ForkNotes.note("virtual.parallelism", parallelism());
      }
    }
  }

  private String inWords() {
    return workforce.workers().stream()
        .map(worker -> worker.kind() + ": " + worker.how())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static int parallelism() {
    return ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism();
  }
}
