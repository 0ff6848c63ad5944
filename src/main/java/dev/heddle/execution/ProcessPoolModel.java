package dev.heddle.execution;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * JVMs that stay and are given tasks one by one.
 *
 * @param each what is set of them
 */
public record ProcessPoolModel(WorkerOptions each) implements ExecutionModel {

  /** As usual. */
  public ProcessPoolModel() {
    this(WorkerOptions.OF_STAYING);
  }

  @Override
  public String name() {
    return "process-pool";
  }

  @Override
  public String description() {
    return "A pool of JVMs that stay.";
  }

  @Override
  public List<ModelOption> options() {
    return each.options(WorkerOptions.OF_STAYING, ProcessPoolModel::new);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.CROSSES_PROCESSES, Trait.KEEPS_PROCESSES);
  }

  @Override
  public Workforce open(OpenRequest request) throws IOException {
    return ProcessWorkforce.staying(request, each);
  }
}
