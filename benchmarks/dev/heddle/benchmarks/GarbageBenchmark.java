package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.Checked;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.workload.Computation;
import dev.heddle.workload.Garbage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * What do tasks that allocate cost each other, on one heap and on several of the same total?
 *
 * <p>There are as many clients as processors, each with one task under way at a time. A task
 * allocates {@code rate} gigabytes a second of its own computing. Threads share the heap of the
 * fork; worker processes have an equal part of as much each, however small that is, and collect it
 * by themselves, with the serial collector unless {@code --worker-jvm-args} names another. A part
 * of less than {@value #SMALLEST_MEBIBYTES} MiB fails the row.
 */
@Question(
    id = "garbage",
    value = "What do tasks that allocate cost each other, on one heap and on several?")
@Threads(Threads.MAX)
public class GarbageBenchmark {

  /** The least heap of a worker, which its own classes need. */
  static final int SMALLEST_MEBIBYTES = 16;

  /** Tasks under way. */
  @State(Scope.Benchmark)
  public static class Tasks implements Checked {

    @Param({"fixed-pool", "process-pool"})
    String model;

    @Param(Params.PROCESSORS)
    String workers;

    @Param({"0", "0.1", "1"})
    String rate;

    @Param("1ms")
    String length;

    private Garbage task;
    private long right;
    private Contender contender;

    @Override
    public void check() {
      ExecutionModel parsed = ExecutionModel.of(model);
      if (parsed.has(Trait.ONE_AT_A_TIME)) {
        throw new NoRowException(
            parsed.id() + ": has no worker, and would run tasks in its clients");
      }
      if (parsed.has(Trait.CROSSES_PROCESSES) && !parsed.has(Trait.KEEPS_PROCESSES)) {
        throw new NoRowException(parsed.id() + ": its heaps end before there is garbage");
      }
      var _ = task();
    }

    private Garbage task() {
      try {
        return Garbage.of(Time.of("length", length), Double.parseDouble(rate));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "rate '%s': not a number; write 0.1 for 100 megabytes a second".formatted(rate), e);
      }
    }

    @Setup
    public void open() throws IOException {
      task = task();
      right = new Computation(task.numbers()).right();
      int jvms = ExecutionModel.of(model).processes(Contender.count(workers));
      contender =
          Contender.openWarm(
              model,
              workers,
              jvms > 0 ? part(Runtime.getRuntime().maxMemory(), jvms) : 0,
              List.of(Garbage.of(Duration.ofNanos(20_000), 1)));
    }

    /**
     * The heap of one of so many worker JVMs, all of them together having {@code bytes}.
     *
     * @throws IllegalStateException if that is too little to run in
     */
    static long part(long bytes, int jvms) {
      long part = bytes / jvms;
      if (part >> 20 < SMALLEST_MEBIBYTES) {
        throw new IllegalStateException(
            "garbage: %s JVMs would have %s MiB of heap each; take fewer, or a larger heap:"
                    .formatted(jvms, part >> 20)
                + " --jvm-args=-Xmx4g");
      }
      return part;
    }

    private long run() throws Exception {
      return task.check(right, contender.call(task));
    }

    @TearDown
    public void close() {
      contender.close();
    }
  }

  /** Tasks a second. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public long done(Tasks tasks) throws Exception {
    return tasks.run();
  }

  /** The time of one task, as its client sees it. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long one(Tasks tasks) throws Exception {
    return tasks.run();
  }
}
