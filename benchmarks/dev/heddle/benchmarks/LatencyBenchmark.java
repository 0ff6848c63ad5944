package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.Checked;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.workload.Stamped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * How late is a task done, counted from when it was to begin, where tasks come at a fixed rate?
 *
 * <p>The rate is {@code load} percent, 1 to 99, of what the row's own workers do where they always
 * have something to do, which each fork measures before, after a second of that to warm up, the
 * same under every model; or a number of tasks a second: {@code 800/s}. What the workers cannot do
 * fails the row: the last task of an iteration done more than 200 ms after it was to begin, or
 * tasks that get later and later, by 50 ms within an iteration. The figure of a row is the time
 * between two tasks; how late they were are metrics: {@code latency.p50}, {@code latency.p99},
 * {@code latency.p99.9}, {@code latency.max}, and {@code latency.begun.p50} and {@code
 * latency.begun.p99} for what of that they waited to begin.
 */
@Question(
    id = "latency",
    value = "How late is a task done, from when it was to begin, where tasks come at a fixed rate?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(LatencyBenchmark.TASKS)
@State(Scope.Benchmark)
public class LatencyBenchmark implements Checked {

  /** How many tasks an invocation sends. */
  static final int TASKS = 20;

  private static final int MOST_RATE = 1_000_000;
  private static final int ALL = 100;
  private static final Duration WARMING = Duration.ofSeconds(1);
  private static final Duration LOOKING = Duration.ofMillis(500);
  private static final Pattern RATE = Pattern.compile("(\\d{1,7})(/s)?");

  @Param({"fixed-pool", "virtual-threads", "process-pool"})
  String model;

  @Param(Params.PROCESSORS)
  String workers;

  @Param("squares")
  String task;

  @Param({"10", "25", "50", "75", "90"})
  String load;

  private LateTask<?> late;
  private Contender contender;
  private Arrivals<?> arrivals;
  private double rate;

  @Override
  public void check() {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (parsed.has(Trait.CROSSES_PROCESSES) && !parsed.has(Trait.KEEPS_PROCESSES)) {
      throw new NoRowException(parsed.id() + ": starts a JVM for each task; see start");
    }
    if (parsed.has(Trait.ONE_AT_A_TIME)) {
      throw new NoRowException(
          parsed.id() + ": has no worker, and would run the tasks in their sender");
    }
    if (task != null) { // a person's own was looked at before
      LateTask.check(task);
    }
    var _ = rate(1);
  }

  /** The tasks a second that are asked for, of a {@code closedLoop} that does so many. */
  private double rate(double closedLoop) {
    Matcher asked = RATE.matcher(load.strip());
    if (asked.matches()) {
      int number = Integer.parseInt(asked.group(1));
      boolean ofOurs = asked.group(2) == null;
      if (ofOurs && number >= ALL) {
        throw new IllegalArgumentException(
            "load '%s': more than can be done for ever; write 1 to %s, or a rate: 800/s"
                .formatted(load, ALL - 1));
      }
      if (number >= 1 && number <= MOST_RATE) {
        return ofOurs ? closedLoop * number / ALL : number;
      }
    }
    throw new IllegalArgumentException(
        "load '%s': neither percent nor a rate; write 50 for half of what can be done, or 800/s"
            .formatted(load));
  }

  @Setup
  public void open() throws Exception {
    late = LateTask.open(task);
    try {
      contender = Contender.open(model, workers, late.classPath());
    } catch (IOException | RuntimeException e) {
      late.close();
      throw e;
    }
    try {
      arrivals = arrivals(late, contender);
      int underWay = 2 * contender.atOnce(TASKS);
      // as long under every model: the load is a share of what each does then
      var _ = arrivals.closedLoop(underWay, ForkSettings.warming(WARMING));
      rate = rate(arrivals.closedLoop(underWay, LOOKING));
      late.begin();
    } catch (IOException | ExecutionException | InterruptedException | RuntimeException e) {
      Exception failed = late.failed(e);
      try (LateTask<?> _ = late;
          Contender _ = contender) {
        throw failed;
      }
    }
  }

  private static <T> Arrivals<T> arrivals(LateTask<T> late, Contender contender) {
    return new Arrivals<>(contender, new Stamped<>(late.task()), late.check());
  }

  @Setup(Level.Iteration)
  public void begin() {
    arrivals.begin(rate);
  }

  @Benchmark
  public int sent() throws Exception {
    try {
      arrivals.send(TASKS);
      return TASKS;
    } catch (InterruptedException | RuntimeException e) {
      throw late.failed(e);
    }
  }

  @TearDown(Level.Iteration)
  public void end(IterationParams iteration) throws Exception {
    end(iteration.getType() == IterationType.WARMUP);
  }

  void end(boolean warmedUp) throws Exception {
    try {
      arrivals.drain();
    } catch (InterruptedException | TimeoutException | RuntimeException e) {
      throw late.failed(e);
    }
    if (warmedUp) {
      arrivals.forget();
      late.begin();
    }
  }

  @TearDown
  public void close() throws IOException {
    try (LateTask<?> _ = late;
        Contender _ = contender) {
      ForkNotes.tell(arrivals.told());
      late.tell();
    }
  }
}
