package dev.heddle.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** A loop over the tasks: what they cost without any executor. */
record BareLoop(ExecutorService executor) implements Workforce {

  BareLoop() {
    this(new CallerExecutor());
  }

  @Override
  public List<Worker> workers() {
    return List.of(Worker.caller(ModelWords.CALLER_IN_A_LOOP));
  }

  @Override
  public <T> List<T> callAll(List<? extends Callable<T>> tasks) throws ExecutionException {
    List<T> results = new ArrayList<>(tasks.size());
    try {
      for (Callable<T> task : tasks) {
        results.add(task.call());
      }
    } catch (Exception e) {
      throw new ExecutionException(e);
    }
    return results;
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
