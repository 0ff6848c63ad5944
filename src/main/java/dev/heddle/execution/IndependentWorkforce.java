package dev.heddle.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** JVMs that get their share of the tasks in one message and answer in one. */
record IndependentWorkforce(Workforce jvms, int many) implements Workforce {

  @Override
  public ExecutorService executor() {
    return jvms.executor();
  }

  @Override
  public List<Worker> workers() {
    return jvms.workers();
  }

  @Override
  public <T> List<T> callAll(List<? extends Callable<T>> tasks)
      throws ExecutionException, InterruptedException {
    List<T> results = new ArrayList<>(tasks.size());
    for (List<T> share : jvms.callAll(Bundle.split(tasks, many))) {
      results.addAll(share);
    }
    return results;
  }

  @Override
  public void close() {
    jvms.close();
  }
}
