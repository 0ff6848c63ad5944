package dev.heddle.execution;

import java.util.List;
import java.util.Set;

/**
 * Platform threads that each run one task.
 *
 * @param bound how many of them there are at once
 */
public record PlatformThreadsModel(Bound bound) implements ExecutionModel {

  /** With the usual options. */
  public PlatformThreadsModel() {
    this(Bound.WORKERS);
  }

  @Override
  public String name() {
    return "platform-threads";
  }

  @Override
  public String description() {
    return "A new platform thread for every task.";
  }

  @Override
  public List<ModelOption> options() {
    return List.of(bound.option(PlatformThreadsModel::new));
  }

  @Override
  public Set<Trait> traits() {
    return bound.traits();
  }

  @Override
  public Workforce open(OpenRequest request) {
    return bound.open(
        request.workers(),
        Thread.ofPlatform().daemon().name("heddle-task-", 0).factory(),
        PerTaskExecutor.Turn.BEFORE_THREAD,
        Worker::platformThread);
  }
}
