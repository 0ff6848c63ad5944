package dev.heddle.execution;

import dev.heddle.process.ProcessPool;
import dev.heddle.process.WorkerJvm;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Worker JVMs behind an executor. */
record ProcessWorkforce(ProcessPool executor, Supplier<List<Worker>> living) implements Workforce {

  static List<Worker> living(ProcessPool pool, MachineShare share) {
    return pool.workers().stream()
        .map(worker -> Worker.process(worker.pid(), how(worker, share)))
        .toList();
  }

  private static String how(WorkerJvm worker, MachineShare share) {
    return "a JVM that stays: " + share.inWords() + "; started from " + worker.startedFrom();
  }

  @Override
  public List<Worker> workers() {
    return living.get();
  }

  @Override
  public <T> List<T> callAll(List<? extends Callable<T>> tasks)
      throws ExecutionException, InterruptedException {
    return ExecutorWorkforce.callAllOn(executor, tasks);
  }

  @Override
  public void close() {
    ExecutorWorkforce.stop(executor);
    executor.close();
  }
}
