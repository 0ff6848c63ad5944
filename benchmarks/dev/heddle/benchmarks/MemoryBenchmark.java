package dev.heddle.benchmarks;

import dev.heddle.fork.Checked;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Question;
import dev.heddle.memory.Footprint;
import dev.heddle.process.ProcessPool;
import dev.heddle.result.Told;
import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What does one more idle worker cost: how long until it is there, and how much memory?
 *
 * <p>The figure is the time in which {@code operations} workers have been started, by their number;
 * they do nothing then. The memory is looked at once after each iteration, outside of the time: the
 * slope over 1, 2, 4 and so on to as many workers, so that what the first one brings is no part of
 * it.
 */
@Question(
    id = "memory",
    value = "What does one more idle worker cost: how long to start, and how much memory?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MemoryBenchmark {

  private static final int THREADS = 1_000;
  private static final int PROCESSES = 8;
  private static final int MOST_THREADS = 10_000;
  private static final int MOST_PROCESSES = 64;

  /** What a fresh JVM takes that does nothing, and some room. */
  private static final long BYTES_OF_PROCESS = 64L << 20;

  /** Threads of one JVM. */
  @State(Scope.Benchmark)
  public static class Threads implements Checked {

    @Param({"thread", "virtual-thread"})
    String worker;

    @Param("" + THREADS)
    int operations;

    final Slope slope = new Slope();
    private Starter starter;
    private @Nullable IdleThreads started;

    @Override
    public void check() {
      Starter kind = Starter.of(worker);
      if (kind != Starter.THREAD && kind != Starter.VIRTUAL_THREAD) {
        throw new NoRowException(
            "worker " + worker + ": is a process; see MemoryBenchmark.processes");
      }
      requireRange(operations, MOST_THREADS);
    }

    @Setup
    public void prepare(BenchmarkParams params) {
      Operations.require(operations, params);
      prepare();
    }

    final void prepare() {
      starter = Starter.of(worker);
    }

    @TearDown(Level.Invocation)
    public void end() {
      try (IdleThreads used = Objects.requireNonNull(started)) {
        if (used.living() != operations) {
          throw wrong(used.living(), operations);
        }
      }
    }

    @TearDown(Level.Iteration)
    public void look() throws IOException {
      for (int many : steps(operations)) {
        slope.add(many, IdleMemory.ofThreads(starter, many));
      }
    }

    @TearDown
    public void close() {
      tell(slope, operations);
    }
  }

  /** Worker JVMs. */
  @State(Scope.Benchmark)
  public static class Processes implements Checked {

    @Param({"jvm", "jvm-serial", "jvm-aot"})
    String worker;

    @Param("" + PROCESSES)
    int operations;

    private final Slope slope = new Slope();
    private Starter starter;
    private ProcessPool started;

    @Override
    public void check() {
      Starter kind = Starter.of(worker);
      if (kind == Starter.THREAD || kind == Starter.VIRTUAL_THREAD) {
        throw new NoRowException("worker " + worker + ": is a thread; see MemoryBenchmark.threads");
      }
      requireRange(operations, MOST_PROCESSES);
      requireRoom(worker, operations, Footprint.available().orElse(Long.MAX_VALUE));
    }

    @Setup
    public void prepare(BenchmarkParams params) throws IOException {
      Operations.require(operations, params);
      prepare();
    }

    final void prepare() throws IOException {
      starter = Starter.of(worker);
      starter.pool(1).close(); // makes the cache of rows that use one
    }

    @Setup(Level.Invocation)
    public void open() throws IOException {
      started = starter.pool(operations);
    }

    @TearDown(Level.Invocation)
    public void end() {
      try (ProcessPool used = started) {
        if (used.workers().size() != operations) {
          throw wrong(used.workers().size(), operations);
        }
        ForkNotes.tell(new Told.Starts(starter.startedFrom(used)));
      }
    }

    @TearDown(Level.Iteration)
    public void look() throws IOException {
      List<ProcessPool> pools = new ArrayList<>();
      try {
        int there = 0;
        for (int many : steps(operations)) {
          ProcessPool more = starter.pool(many - there);
          pools.add(more);
          more.startAll();
          there = many;
          slope.add(many, IdleMemory.ofWorkers(pools));
        }
      } finally {
        pools.forEach(ProcessPool::close);
      }
    }

    @TearDown
    public void close() {
      tell(slope, operations);
    }
  }

  @Benchmark
  @OperationsPerInvocation(THREADS)
  public int threads(Threads threads) throws InterruptedException {
    threads.started = IdleThreads.start(threads.starter, threads.operations);
    return threads.operations;
  }

  @Benchmark
  @OperationsPerInvocation(PROCESSES)
  public int processes(Processes processes) throws IOException {
    processes.started.startAll();
    return processes.operations;
  }

  /** 1, 2, 4 and so on, and {@code most}. */
  static List<Integer> steps(int most) {
    List<Integer> steps = new ArrayList<>();
    for (int many = 1; many < most; many *= 2) {
      steps.add(many);
    }
    steps.add(most);
    return steps;
  }

  /** Refuses processes that would not fit into so many bytes. */
  static void requireRoom(String worker, int processes, long room) {
    long needed = processes * BYTES_OF_PROCESS;
    if (needed > room) {
      throw new NoRowException(
          "worker %s operations=%s: may take %s MiB, and %s MiB are free here"
              .formatted(worker, processes, needed >> 20, room >> 20));
    }
  }

  private static void tell(Slope slope, int most) {
    ForkNotes.tell(new Told.IdleWorker(Math.round(slope.value()), most));
  }

  private static void requireRange(int operations, int most) {
    if (operations < 2 || operations > most) {
      throw new IllegalArgumentException(
          "operations %s: out of range; write 2 to %s workers".formatted(operations, most));
    }
  }

  private static WrongAnswerException wrong(int living, int right) {
    return new WrongAnswerException(
        "idle workers", "%s are there, right is %s".formatted(living, right));
  }
}
