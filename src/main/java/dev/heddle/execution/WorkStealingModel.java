package dev.heddle.execution;

import java.util.concurrent.ForkJoinPool;

/** Platform threads that stay and take tasks from each other's queues. */
public record WorkStealingModel() implements ExecutionModel {

  @Override
  public String name() {
    return "work-stealing";
  }

  @Override
  public String description() {
    return "A ForkJoinPool, whose threads steal tasks.";
  }

  @Override
  public Workforce open(OpenRequest request) {
    int workers = request.workers();
    return new ExecutorWorkforce(
        new ForkJoinPool(workers), Worker.pooled(workers, ModelWords.FORK_JOIN_POOL));
  }
}
