package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.PlatformThreadsModel;
import dev.heddle.execution.Trait;
import dev.heddle.execution.VirtualThreadsModel;
import dev.heddle.execution.Workforce;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.IterationMarks;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.process.ProcessPool;
import dev.heddle.result.Told;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/** The one thing that differs between the rows of a table: a model that was opened for a row. */
final class Contender implements AutoCloseable {

  private static final Duration WARMING = Duration.ofMillis(700);

  /** So often it is tried what threads alone take. */
  private static final int TRIES = 9;

  private final ExecutionModel model;
  private final int workers;
  private final Workforce workforce;

  /** How many tasks an operation has. */
  private int tasks;

  private Contender(ExecutionModel model, int workers, Workforce workforce) {
    this.model = model;
    this.workers = workers;
    this.workforce = workforce;
  }

  /**
   * Opens a model.
   *
   * @param workers a number, or {@value Params#PROCESSORS}; whatever it is for a model that takes
   *     none or has no bound
   */
  static Contender open(String model, String workers) throws IOException {
    return open(model, workers, 0, "");
  }

  private static Contender open(String model, String workers, long heap) throws IOException {
    return open(model, workers, heap, "");
  }

  /**
   * As {@link #open}, with workers that find further classes.
   *
   * @param further where, in the form of {@code -cp}; empty for nowhere
   */
  static Contender open(String model, String workers, String further) throws IOException {
    return open(model, workers, 0, further);
  }

  private static Contender open(String model, String workers, long heap, String further)
      throws IOException {
    ExecutionModel parsed = ExecutionModel.of(model);
    boolean counts = !parsed.has(Trait.ONE_AT_A_TIME) && !parsed.has(Trait.UNBOUNDED);
    int count = counts ? count(workers) : 1;
    OpenRequest request =
        OpenRequest.of(count).withJvmFlags(ForkSettings.workerFlags()).withHeap(heap);
    if (!further.isEmpty()) {
      request = request.withClassPath(request.classPath() + File.pathSeparator + further);
    }
    return new Contender(parsed, count, parsed.open(request));
  }

  /** As {@link #open}, then {@linkplain #warm warmed}. */
  static <T> Contender openWarm(String model, String workers, List<? extends Callable<T>> small)
      throws IOException {
    return openWarm(model, workers, 0, small);
  }

  /**
   * As {@link #openWarm(String, String, List)}.
   *
   * @param heap how many bytes of heap each worker has that is a JVM; 0 for the usual share
   */
  static <T> Contender openWarm(
      String model, String workers, long heap, List<? extends Callable<T>> small)
      throws IOException {
    Contender contender = open(model, workers, heap);
    try {
      contender.warm(small);
      return contender;
    } catch (IOException | RuntimeException e) {
      contender.close();
      throw e;
    }
  }

  /** The number of workers that {@code text} says: a number, or {@value Params#PROCESSORS}. */
  static int count(String text) {
    if (text.equals(Params.PROCESSORS)) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      return OpenRequest.requireWorkers(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "workers '" + text + "': not a number; write a number or " + Params.PROCESSORS, e);
    }
  }

  /**
   * Refuses a number of workers that a model cannot have in whole processes.
   *
   * @throws NoRowException where it cannot
   */
  static void requireWhole(String model, String workers) {
    ExecutionModel parsed = ExecutionModel.of(model);
    int asked = count(workers);
    try {
      int _ = parsed.processes(asked);
    } catch (IllegalArgumentException e) {
      throw new NoRowException(String.valueOf(e.getMessage()));
    }
  }

  /** How many of {@code tasks} tasks run at once. */
  int atOnce(int tasks) {
    return model.has(Trait.UNBOUNDED) ? tasks : Math.min(workers, tasks);
  }

  /**
   * Where workers are JVMs that stay: sends {@code small} tasks of the row's own kind over and
   * over, so that the way there and back is compiled on both sides before anything is measured.
   * JMH's warm-up alone does not get there: tasks of milliseconds are too few to have what carries
   * them compiled within seconds. In one JVM there is no such way.
   */
  <T> void warm(List<? extends Callable<T>> small) throws IOException {
    warmBy(() -> workforce.callAll(small));
  }

  /** As {@link #warm}, by what is measured itself. */
  void warmBy(Callable<?> trip) throws IOException {
    if (!model.has(Trait.KEEPS_PROCESSES)) {
      return;
    }
    IterationMarks.warmWorkers();
    long end = System.nanoTime() + ForkSettings.warming(WARMING).toNanos();
    try {
      do {
        trip.call();
      } while (System.nanoTime() < end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("workers: interrupted while they were warmed", e);
    } catch (Exception e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      throw new IOException("workers: cannot be warmed: " + cause, e);
    }
  }

  /** One task, from its submission to its result. */
  <T> T call(Callable<T> task) throws ExecutionException, InterruptedException {
    return workforce.executor().submit(task).get();
  }

  /** Begins one task. */
  <T> Future<T> submit(Callable<T> task) {
    return workforce.executor().submit(task);
  }

  /** Begins one task, and tells {@code done} as soon as its answer, or its error, is here. */
  <T> void submit(Callable<T> task, BiConsumer<@Nullable T, @Nullable Throwable> done) {
    if (workforce.executor() instanceof ProcessPool pool) {
      var _ = pool.submitAsync(task).whenComplete(done);
      return;
    }
    workforce
        .executor()
        .execute(() -> {
          @Nullable T answer = null;
          @Nullable Throwable error = null;
          try {
            answer = task.call();
          } catch (Throwable e) {
            // whoever waits for the task has to be told of an Error, too
            error = e;
          }
          done.accept(answer, error);
        });
  }

  /** The answers to {@code items}, so many items a task. */
  List<Long> map(List<Object> items, int chunk) throws Exception {
    return workforce.executor() instanceof ProcessPool pool
        ? pool.map(items, new ItemAnswer(), chunk)
        : MapChunk.join(workforce.callAll(MapChunk.cut(items, chunk)));
  }

  <T> List<T> callAll(List<? extends Callable<T>> tasks) throws Exception {
    this.tasks = tasks.size();
    return workforce.callAll(tasks);
  }

  /**
   * The answers to tasks that need each other, all of them at once; as soon as one fails, so does
   * this.
   *
   * @throws TimeoutException if one of them takes longer than {@code limit}
   */
  <T> List<T> callAll(List<? extends Callable<T>> tasks, Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    return AtOnce.answers(this, tasks, limit);
  }

  /** Notes who worked, then ends them. */
  @Override
  public void close() {
    try (workforce) {
      ForkNotes.tell(workers());
      if (model instanceof VirtualThreadsModel) {
        ForkNotes.tell(new Told.Parallelism(parallelism()));
      }
      if (tasks > 0
          && (model instanceof PlatformThreadsModel || model instanceof VirtualThreadsModel)) {
        ForkNotes.tell(new Told.NewThreads(tasks, threadsAlone()));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task that does nothing failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What an operation takes whose tasks do nothing, in the median. */
  private Duration threadsAlone() throws ExecutionException, InterruptedException {
    List<Callable<Boolean>> nothing = Collections.nCopies(tasks, () -> true);
    long[] nanos = new long[TRIES];
    for (int i = 0; i < TRIES; i++) {
      long begin = System.nanoTime();
      workforce.callAll(nothing);
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[TRIES / 2]);
  }

  private Told.Workers workers() {
    return new Told.Workers(
        workforce.workers().stream()
            .map(worker -> new Told.Worker(1, worker.kind(), worker.pid(), worker.how()))
            .toList());
  }

  private static int parallelism() {
    return ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism();
  }
}
