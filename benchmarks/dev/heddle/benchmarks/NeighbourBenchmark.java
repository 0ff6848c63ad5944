package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.Checked;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.result.Told;
import dev.heddle.workload.Computation;
import dev.heddle.workload.Harm;
import dev.heddle.workload.ServiceRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a task feel of one beside it that leaks memory, takes a processor, or ends its process?
 *
 * <p>A client has short tasks done one by one, while another gives the same workers a harmful task,
 * and 20 ms after that is done, or dead, the next. The figure is the time of one short task; {@code
 * --metric p99} tells its tail, which is that of a closed loop: while a task is late none is sent,
 * and so few are late; {@code latency} counts from when each was to begin. A short task that fails
 * is counted as lost, with its time among the others, and a wrong one fails the row.
 */
@Question(
    id = "neighbour",
    value = "What does a task feel of one beside it that leaks, spins, or ends its process?")
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class NeighbourBenchmark implements Checked {

  private static final Duration SHORT = Duration.ofNanos(100_000);
  private static final long PAUSE_MILLIS = 20;
  private static final long LIMIT_MILLIS = 30_000;

  @Param({"fixed-pool", "process-pool"})
  String model;

  @Param(Params.PROCESSORS)
  String workers;

  @Param({"none", "leak", "spin", "die"})
  String harm;

  /** How often the harmful task failed. */
  final AtomicLong crashes = new AtomicLong();

  /** Who does all tasks. */
  Contender contender;

  /** Who gives the harmful task away. */
  Thread bully;

  /** What a short task answers. */
  long right;

  private final AtomicLong lost = new AtomicLong();
  private ServiceRequest task;
  private volatile boolean ending;
  private volatile @Nullable Throwable unexpected;

  @Override
  public void check() {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (parsed.has(Trait.ONE_AT_A_TIME)) {
      throw new NoRowException(parsed.id() + ": no task is beside another");
    }
    if (Harm.of(harm) == Harm.DIE && !parsed.has(Trait.CROSSES_PROCESSES)) {
      throw new NoRowException(
          parsed.id() + " harm=die: would end the one process, and with it every task");
    }
  }

  @Setup
  public void open() throws IOException {
    check();
    task = ServiceRequest.of(Duration.ZERO, SHORT);
    right = new Computation(task.numbers()).right();
    contender = Contender.openWarm(model, workers, List.of(task));
    Harm done = Harm.of(harm);
    bully = Thread.ofPlatform().daemon().name("heddle-bully").start(() -> harm(done));
  }

  private void harm(Harm done) {
    try {
      harmAgainAndAgain(done);
    } catch (Throwable e) {
      // else the row would go on without harm
      unexpected = e;
    }
  }

  private void harmAgainAndAgain(Harm done) throws Throwable {
    while (!ending) {
      try {
        contender.call(done.task());
      } catch (ExecutionException e) {
        crashes.incrementAndGet();
        if (done != Harm.DIE) {
          throw e.getCause();
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  @Benchmark
  public long one() throws InterruptedException {
    try {
      return ServiceRequest.check(right, contender.call(task));
    } catch (ExecutionException e) {
      return lost.incrementAndGet();
    }
  }

  @TearDown
  public void close() throws InterruptedException {
    ending = true;
    try (Contender _ = contender) {
      bully.join(LIMIT_MILLIS);
      ForkNotes.tell(new Told.Crashes(Contender.count(workers), crashes.get(), lost.get()));
      if (unexpected != null || bully.isAlive()) {
        throw new IllegalStateException(
            "neighbour: the harmful task did not end as it should", unexpected);
      }
    }
  }
}
