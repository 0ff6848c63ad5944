package dev.heddle.execution;

import java.util.List;
import java.util.Set;

/**
 * Virtual threads that each run one task.
 *
 * @param bound how many of the tasks run at once
 */
public record VirtualThreadsModel(Bound bound) implements ExecutionModel {

  /** With the usual options. */
  public VirtualThreadsModel() {
    this(Bound.WORKERS);
  }

  @Override
  public String name() {
    return "virtual-threads";
  }

  @Override
  public String description() {
    return "A new virtual thread for every task.";
  }

  @Override
  public List<ModelOption> options() {
    return List.of(bound.option(VirtualThreadsModel::new));
  }

  @Override
  public Set<Trait> traits() {
    return bound.traits();
  }

  @Override
  public Workforce open(OpenRequest request) {
    return bound.open(
        request.workers(),
        Thread.ofVirtual().name("heddle-task-", 0).factory(),
        PerTaskExecutor.Turn.IN_THREAD,
        Worker::virtualThread);
  }
}
