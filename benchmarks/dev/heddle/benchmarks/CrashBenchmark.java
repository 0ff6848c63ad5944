package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.ProcessPoolModel;
import dev.heddle.execution.ProvidedModel;
import dev.heddle.execution.Workforce;
import dev.heddle.fork.Checked;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.process.ProcessPool;
import dev.heddle.process.WorkerCrashedException;
import dev.heddle.result.Told;
import dev.heddle.workload.Parcels;
import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How long does it take until a killed worker is noticed, and until the pool is whole again?
 *
 * <p>Each crash is a kill -9 of one worker JVM while every worker is in the middle of a task and
 * others wait behind them. Exactly one task may be lost, or as many as the JVM has threads; all
 * others must have their right answer, and as many JVMs as before must be there, or the row fails.
 */
@Question(
    id = "crash",
    value = "How long until a worker's death is noticed, and until the pool is whole again?")
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CrashBenchmark {

  private static final int WAITING = 20;
  private static final long LIMIT_SECONDS = 30;
  private static final long PAUSE_NANOS = 1_000_000;

  /** A pool whose workers are all busy, with tasks that wait behind them. */
  @State(Scope.Benchmark)
  public static class Busy implements Checked {

    @Param({
      "process-pool",
      "process-pool[aot=on]",
      "process-pool[spare=1]",
      "process-pool[transport=shared-memory]"
    })
    String through;

    @Param(Params.PROCESSORS)
    String workers;

    private final Parcels parcels = Parcels.of(0);
    private final List<Future<Long>> tasks = new ArrayList<>();
    private Workforce workforce;
    private @Nullable ProcessPool pool;
    private Holder holder;
    private int count;
    private int jvms;
    private int spares;
    private int crashes;
    private int lost;
    private int held;
    private long victim;
    private List<Future<Long>> victims = List.of();

    @Override
    public void check() {
      ExecutionModel model = ExecutionModel.of(through);
      Contender.requireWhole(through, workers);
      if (model instanceof ProcessPoolModel asked) {
        spares = asked.spares();
      } else if (!(model instanceof ProvidedModel) || model.processes(2) == 0) {
        throw new IllegalArgumentException(
            through + ": has no worker that could be killed alone; write process-pool");
      }
    }

    @Setup
    public void open() throws IOException {
      check();
      count = Contender.count(workers);
      jvms = ExecutionModel.of(through).processes(count);
      OpenRequest request = OpenRequest.of(count).withJvmFlags(ForkSettings.workerFlags());
      workforce = ExecutionModel.of(through).open(request);
      pool = workforce.executor() instanceof ProcessPool own ? own : null;
      try {
        holder = Holder.open();
      } catch (IOException | RuntimeException e) {
        workforce.close();
        throw e;
      }
    }

    @Setup(Level.Invocation)
    public void occupy() throws IOException {
      awaitSpares();
      for (int i = 0; i < count; i++) {
        tasks.add(workforce.executor().submit(holder.task(i)));
      }
      Map<Long, Long> processes = holder.await(count);
      victim = processes.getOrDefault(0L, 0L);
      victims =
          IntStream.range(0, count)
              .filter(i -> processes.getOrDefault((long) i, -1L) == victim)
              .mapToObj(tasks::get)
              .toList();
      for (int i = count; i < count + WAITING; i++) {
        tasks.add(workforce.executor().submit(parcels.task(i)));
      }
    }

    /** A crash finds the spare workers there, if there are to be any. */
    private void awaitSpares() throws IOException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
      while (pool != null && pool.spares() < spares) {
        if (System.nanoTime() - end > 0) {
          throw new IOException("crash: no spare worker gets ready; try process-pool without");
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }

    /** Kills the JVM of the first task and waits until the futures of its tasks tell. */
    private long crash() throws InterruptedException, TimeoutException {
      Holder.kill(victim);
      for (Future<Long> task : victims) {
        requireCrashed(task);
      }
      return victim;
    }

    private void requireCrashed(Future<Long> task) throws InterruptedException, TimeoutException {
      try {
        long answer = task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        throw new WrongAnswerException("a killed task", answer + " came, right is an error");
      } catch (ExecutionException e) {
        if (!tells(e.getCause())) {
          throw new WrongAnswerException("a killed task", "failed by " + e.getCause());
        }
      }
    }

    private boolean tells(@Nullable Throwable cause) {
      return pool == null
          ? cause != null && String.valueOf(cause.getMessage()).contains(" " + victim + " ")
          : cause instanceof WorkerCrashedException crashed && crashed.pid() == victim;
    }

    /** Waits until there are as many workers again as there were. */
    private void awaitWhole() throws IOException, InterruptedException, TimeoutException {
      if (pool != null) {
        pool.startAll();
        return;
      }
      try {
        // the others are held, so this one ran at the one that has come
        long _ = tasks.get(count).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new WrongAnswerException("a task behind a killed one", "failed by " + e.getCause());
      }
    }

    @TearDown(Level.Invocation)
    public void count() throws IOException, InterruptedException, TimeoutException {
      if (!victims.isEmpty() && victims.getFirst().isDone()) {
        awaitWhole();
      }
      holder.letGo();
      crashes++;
      lost += lost();
      held += victims.size();
      tasks.clear();
      if (lost != held) {
        throw new WrongAnswerException(
            "a crash", "%s tasks lost by %s crashes".formatted(lost, crashes));
      }
      requireWhole();
    }

    private int lost() throws InterruptedException, TimeoutException {
      int failed = 0;
      for (int i = 0; i < tasks.size(); i++) {
        try {
          parcels.check(i, tasks.get(i).get(LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
          failed++;
        }
      }
      return failed;
    }

    private long requireWhole() {
      if (pool == null) {
        return jvms; // or the next tasks would not all be held at once
      }
      long living = pool.workers().stream().filter(worker -> worker.pid() != victim).count();
      if (living != jvms) {
        throw new WrongAnswerException(
            "a crash", "%s JVMs are there, right is %s".formatted(living, jvms));
      }
      return living;
    }

    @TearDown
    public void close() throws IOException {
      try (Workforce used = workforce;
          Holder held = holder) {
        held.letGo();
        ForkNotes.tell(new Told.Crashes(used.workers().size(), crashes, lost));
      }
    }
  }

  /** Until the future of the task that ran tells. */
  @Benchmark
  public long noticed(Busy busy) throws Exception {
    return busy.crash();
  }

  /** Until all workers are ready or busy again. */
  @Benchmark
  public long restored(Busy busy) throws Exception {
    busy.crash();
    busy.awaitWhole();
    return busy.requireWhole();
  }
}
