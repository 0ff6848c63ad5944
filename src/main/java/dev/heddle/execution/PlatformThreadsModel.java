package dev.heddle.execution;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * Platform threads that each run one task.
 *
 * @param bound how many of them there are at once
 */
public record PlatformThreadsModel(Bound bound) implements ExecutionModel {

  /** As usual. */
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
    int workers = request.workers();
    ThreadFactory factory = Thread.ofPlatform().daemon().name("heddle-task-", 0).factory();
    return new ExecutorWorkforce(
        new PerTaskExecutor(factory, bound.turns(workers), PerTaskExecutor.Turn.BEFORE_THREAD),
        List.of(Worker.platformThread("a new thread per task, " + bound.inWords(workers))));
  }
}
