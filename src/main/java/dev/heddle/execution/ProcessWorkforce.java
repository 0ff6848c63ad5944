package dev.heddle.execution;

import dev.heddle.process.ProcessPool;
import dev.heddle.process.WorkerJvm;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Worker JVMs behind an executor. */
record ProcessWorkforce(ProcessPool executor, Supplier<List<Worker>> living) implements Workforce {

  /** A JVM for each task, which starts with it. */
  static Workforce perTask(OpenRequest request, WorkerOptions each) throws IOException {
    MachineShare share = each.share(request, request.workers());
    ProcessPool pool =
        ProcessPool.open(each.pool(request, request.workers(), share).withTasksPerWorker(1));
    return new ProcessWorkforce(
        pool,
        () ->
            List.of(
                Worker.process(
                    0,
                    ModelWords.jvmPerTask(request.workers(), share.inWords(), startedFrom(pool)))));
  }

  /** So many JVMs that stay, all of them started, and no spare ones. */
  static Workforce staying(OpenRequest request, WorkerOptions each, int processes)
      throws IOException {
    return staying(request, each, processes, 0);
  }

  /**
   * So many JVMs that stay, all of them started; together they have the workers.
   *
   * @param spares how many more get ready meanwhile
   */
  static Workforce staying(OpenRequest request, WorkerOptions each, int processes, int spares)
      throws IOException {
    MachineShare share = each.share(request, processes);
    ProcessPool pool = ProcessPool.open(each.pool(request, processes, share).withSpares(spares));
    int threads = request.workers() / processes;
    ProcessWorkforce workforce = new ProcessWorkforce(pool, () -> living(pool, share, threads));
    try {
      pool.startAll();
    } catch (IOException | RuntimeException e) {
      workforce.close();
      throw e;
    }
    return workforce;
  }

  private static List<Worker> living(ProcessPool pool, MachineShare share, int threads) {
    return pool.workers().stream()
        .map(worker -> Worker.process(worker.pid(), how(worker, share, threads)))
        .flatMap(worker -> Collections.nCopies(threads, worker).stream())
        .toList();
  }

  private static String how(WorkerJvm worker, MachineShare share, int threads) {
    String jvm = ModelWords.jvmThatStays(share.inWords(), worker.startedFrom());
    return threads == 1 ? jvm : ModelWords.threadOfOne(threads, jvm);
  }

  /** Such as "AOT cache: 128"; empty where none has started. */
  private static String startedFrom(ProcessPool pool) {
    return pool.starts().entrySet().stream()
        .map(start -> start.getKey() + ": " + start.getValue())
        .collect(Collectors.joining(", "));
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
