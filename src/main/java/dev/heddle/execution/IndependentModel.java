package dev.heddle.execution;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * JVMs that wait neither for tasks nor for each other: what the machine allows.
 *
 * @param each what is set of them
 */
public record IndependentModel(WorkerOptions each) implements ExecutionModel {

  /** With the usual options. */
  public IndependentModel() {
    this(WorkerOptions.OF_STAYING);
  }

  @Override
  public String name() {
    return "independent";
  }

  @Override
  public String description() {
    return "Control: JVMs that each get their share of the tasks in one go and never wait for each"
        + " other.";
  }

  @Override
  public List<ModelOption> options() {
    return each.options(WorkerOptions.OF_STAYING, IndependentModel::new);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.CONTROL, Trait.CROSSES_PROCESSES, Trait.KEEPS_PROCESSES);
  }

  @Override
  public Workforce open(OpenRequest request) throws IOException {
    return new IndependentWorkforce(
        ProcessWorkforce.staying(request, each, request.workers()), request.workers());
  }
}
