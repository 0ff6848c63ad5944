package dev.heddle.execution;

import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Platform threads that stay and take tasks from one queue. */
public record FixedPoolModel() implements ExecutionModel {

  @Override
  public String name() {
    return "fixed-pool";
  }

  @Override
  public String description() {
    return "A pool of as many platform threads as there are workers.";
  }

  @Override
  public Workforce open(OpenRequest request) {
    int workers = request.workers();
    ThreadFactory factory = Thread.ofPlatform().daemon().name("heddle-pool-", 1).factory();
    return new ExecutorWorkforce(
        Executors.newFixedThreadPool(workers, factory),
        Worker.pooled(workers, ModelWords.FIXED_POOL));
  }
}
