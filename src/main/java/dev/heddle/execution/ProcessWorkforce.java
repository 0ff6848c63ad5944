package dev.heddle.execution;

import dev.heddle.process.ProcessPool;
import dev.heddle.process.WorkerJvm;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Worker JVMs behind an executor. */
record ProcessWorkforce(ProcessPool executor, Supplier<List<Worker>> living) implements Workforce {

  /** A JVM for each task, which starts with it. */
  static Workforce perTask(OpenRequest request, WorkerOptions each) throws IOException {
    MachineShare share = each.share(request);
    ProcessPool pool = ProcessPool.open(each.pool(request, share).withTasksPerWorker(1));
    String how = "a new JVM per task, %s at once: %s".formatted(request.workers(), share.inWords());
    return new ProcessWorkforce(pool, () -> List.of(Worker.process(0, how + startedFrom(pool))));
  }

  /** JVMs that stay, all of them started. */
  static Workforce staying(OpenRequest request, WorkerOptions each) throws IOException {
    MachineShare share = each.share(request);
    ProcessPool pool = ProcessPool.open(each.pool(request, share));
    ProcessWorkforce workforce = new ProcessWorkforce(pool, () -> living(pool, share));
    try {
      pool.startAll();
    } catch (IOException | RuntimeException e) {
      workforce.close();
      throw e;
    }
    return workforce;
  }

  private static List<Worker> living(ProcessPool pool, MachineShare share) {
    return pool.workers().stream()
        .map(worker -> Worker.process(worker.pid(), how(worker, share)))
        .toList();
  }

  private static String how(WorkerJvm worker, MachineShare share) {
    return "a JVM that stays: " + share.inWords() + "; started from " + worker.startedFrom();
  }

  /** Such as "; started from AOT cache: 128". */
  private static String startedFrom(ProcessPool pool) {
    return pool.starts().entrySet().stream()
        .map(start -> start.getKey() + ": " + start.getValue())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(", "), list -> list.isEmpty() ? "" : "; started from " + list));
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
