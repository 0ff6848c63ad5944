package dev.heddle.benchmarks;

import dev.heddle.execution.ByteSize;
import dev.heddle.fork.Checked;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.workload.Parcels;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does it cost to have a trivial task done: one at a time, a few or many together, in chunks?
 *
 * <p>An operation is one task everywhere (in {@link #map} one item), and its payload travels there
 * only. Every answer is checked for its bytes and its place.
 */
@Question(
    id = "dispatch",
    value = "What does it cost to have a trivial task done, alone, with others, in chunks?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DispatchBenchmark {

  private static final int FEW = 16;

  /** One task at a time, for one worker. */
  @State(Scope.Benchmark)
  public static class Alone implements Checked {

    @Param({
      WakeUp.ID,
      WakeUp.ONE_CPU_ID,
      WakeUp.SPIN_ID,
      BareSocket.ID,
      BareSocket.TCP_ID,
      "fixed-pool",
      "platform-threads",
      "virtual-threads",
      "process-per-task",
      "process-pool",
      "process-pool[transport=tcp]",
      "process-pool[transport=shared-memory]",
      "process-pool[transport=shared-memory,wait=spin-then-park]",
      "process-pool[transport=shared-memory,wait=spin]"
    })
    String through;

    @Param({"0B", "1KiB", "64KiB", "1MiB"})
    String payload;

    private Route route;
    private long number;

    @Override
    public void check() {
      size(payload);
      Route.check(through);
    }

    @Setup
    public void open() throws IOException {
      route = Route.open(through, Parcels.of(size(payload)));
    }

    @TearDown
    public void close() throws IOException {
      route.close();
    }
  }

  /** So few tasks together that a process for each can be waited for. */
  @State(Scope.Benchmark)
  public static class Few implements Checked {

    @Param({
      Params.LIMIT,
      "fixed-pool",
      "process-per-task",
      "process-pool",
      "process-pool[transport=shared-memory]"
    })
    String through;

    @Param({"0B", "1KiB", "64KiB", "1MiB"})
    String payload;

    @Param(Params.PROCESSORS)
    String workers;

    private Contender contender;
    private Parcels parcels;
    private List<Task<Long>> tasks;

    @Override
    public void check() {
      size(payload);
      Contender.requireWhole(through, workers);
    }

    @Setup
    public void open() throws IOException {
      parcels = Parcels.of(size(payload));
      tasks = parcels.tasks(FEW);
      contender = Contender.openWarm(through, workers, tasks);
    }

    @TearDown
    public void close() {
      contender.close();
    }
  }

  /** What many tasks together go through: all that can bear so many. */
  @State(Scope.Benchmark)
  public abstract static class OfMany implements Checked {

    @Param({
      Params.LIMIT,
      "fixed-pool",
      "platform-threads",
      "work-stealing",
      "virtual-threads",
      "process-pool",
      "process-pool[transport=shared-memory]",
      "process-pool[transport=shared-memory,wait=spin-then-park]",
      "process-pool[transport=shared-memory,wait=spin]"
    })
    String through;

    @Param({"0B", "1KiB", "64KiB"})
    String payload;
  }

  /** Many tasks together. */
  @State(Scope.Benchmark)
  public static class Many extends OfMany {

    @Param(Params.PROCESSORS)
    String workers;

    private Contender contender;
    private Batch batch;
    private List<Task<Long>> tasks;

    @Override
    public void check() {
      size(payload);
      Batch.requireBearable(through);
      Contender.requireWhole(through, workers);
    }

    @Setup
    public void open() throws IOException {
      batch = Batch.of(size(payload));
      tasks = batch.tasks();
      contender = Contender.openWarm(through, workers, tasks);
    }

    @TearDown
    public void close() {
      contender.close();
    }
  }

  /** Many items of a list, so many a task. */
  @State(Scope.Benchmark)
  public static class Chunks extends OfMany {

    @Param("100")
    int chunk;

    @Param(Params.PROCESSORS)
    String workers;

    private Contender contender;
    private Batch batch;
    private List<Object> items;
    private List<Long> right;

    @Override
    public void check() {
      size(payload);
      Batch.requireBearable(through);
      Contender.requireWhole(through, workers);
      if (chunk > Batch.TASKS || chunk * size(payload) > Parcels.LARGEST) {
        throw new IllegalArgumentException(
            "chunk %s: out of range; write 1 to %s, and no more than make %s MiB"
                .formatted(chunk, Batch.TASKS, Parcels.LARGEST >> 20));
      }
    }

    @Setup
    public void open() throws IOException {
      batch = Batch.of(size(payload));
      items = batch.items();
      right = items.stream().map(Parcels::answerTo).toList();
      contender = Contender.open(through, workers);
      try {
        contender.warmBy(() -> contender.map(items, chunk));
      } catch (IOException | RuntimeException e) {
        contender.close();
        throw e;
      }
    }

    @TearDown
    public void close() {
      contender.close();
    }
  }

  @Benchmark
  public long roundTrip(Alone alone) throws Exception {
    return alone.route.call(alone.number++);
  }

  @Benchmark
  @OperationsPerInvocation(FEW)
  public long few(Few few) throws Exception {
    return few.parcels.check(FEW, few.contender.callAll(few.tasks));
  }

  @Benchmark
  @OperationsPerInvocation(Batch.TASKS)
  public long invokeAll(Many many) throws Exception {
    long answers = 0;
    for (int i = 0; i < many.batch.rounds(); i++) {
      answers += many.batch.check(many.contender.callAll(many.tasks));
    }
    return answers;
  }

  @Benchmark
  @OperationsPerInvocation(Batch.TASKS)
  public long map(Chunks chunks) throws Exception {
    long answers = 0;
    for (int i = 0; i < chunks.batch.rounds(); i++) {
      answers += Parcels.check(chunks.right, chunks.contender.map(chunks.items, chunks.chunk));
    }
    return answers;
  }

  private static long size(String payload) {
    return Parcels.requireSize(ByteSize.of(payload).bytes());
  }
}
