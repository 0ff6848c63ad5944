package dev.heddle.execution;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * JVMs that each run one task.
 *
 * @param each what is set of them
 */
public record ProcessPerTaskModel(WorkerOptions each) implements ExecutionModel {

  /** With the usual options. */
  public ProcessPerTaskModel() {
    this(WorkerOptions.OF_PER_TASK);
  }

  @Override
  public String name() {
    return "process-per-task";
  }

  @Override
  public String description() {
    return "A new JVM for every task.";
  }

  @Override
  public List<ModelOption> options() {
    return each.options(WorkerOptions.OF_PER_TASK, ProcessPerTaskModel::new);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.CROSSES_PROCESSES, Trait.STARTS_AFRESH);
  }

  @Override
  public Workforce open(OpenRequest request) throws IOException {
    return ProcessWorkforce.perTask(request, each);
  }
}
