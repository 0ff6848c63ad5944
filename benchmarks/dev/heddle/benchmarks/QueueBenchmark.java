package dev.heddle.benchmarks;

import dev.heddle.execution.FixedPoolModel;
import dev.heddle.execution.ProcessPoolModel;
import dev.heddle.fork.Checked;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import java.io.IOException;
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
 * How long does an item take through a queue, of many and alone?
 *
 * <p>Of many: the time in which all items came, by their number; senders and receivers are workers
 * of their own. Alone: from hand to hand, half of the way to a worker and back. Items that are
 * lost, come twice or leave the order of their sender fail the row. The control {@code limit} is
 * what memory itself carries between two threads; what alone is one cache line to and fro.
 */
@Question(id = "queue", value = "How long does an item take through a queue, of many and alone?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QueueBenchmark {

  private static final String CAPACITY = "1024";

  /** Queues between threads. */
  @State(Scope.Benchmark)
  public static class Threads implements Checked {

    @Param({
      QueueKind.ARRAY_ID,
      QueueKind.LINKED_ID,
      QueueKind.TRANSFER_ID,
      QueueKind.SYNCHRONOUS_ID,
      QueueKind.CONCURRENT_LINKED_ID,
      QueueKind.JCTOOLS_ID,
      Params.LIMIT
    })
    String queue;

    @Param({"1x1", "2x2", "4x4"})
    String shape;

    @Param(CAPACITY)
    int capacity;

    private OpenQueue open;

    @Override
    public void check() {
      OpenQueue.check(new FixedPoolModel(), queue, shape, capacity);
    }

    @Setup
    public void open() throws IOException {
      open = OpenQueue.open(new FixedPoolModel(), queue, shape, capacity);
    }

    @TearDown
    public void close() throws IOException {
      open.close();
    }
  }

  /** Queues between processes. */
  @State(Scope.Benchmark)
  public static class Processes implements Checked {

    @Param({
      QueueKind.CHANNEL_SPIN_ID,
      QueueKind.CHANNEL_SPIN_THEN_PARK_ID,
      QueueKind.CHANNEL_PARK_ID,
      QueueKind.PIPE_ID,
      Params.LIMIT
    })
    String queue;

    @Param({"1x1", "2x2", "4x4"})
    String shape;

    @Param(CAPACITY)
    int capacity;

    private OpenQueue open;

    @Override
    public void check() {
      OpenQueue.check(new ProcessPoolModel(), queue, shape, capacity);
    }

    @Setup
    public void open() throws IOException {
      open = OpenQueue.open(new ProcessPoolModel(), queue, shape, capacity);
    }

    @TearDown
    public void close() throws IOException {
      open.close();
    }
  }

  /** A worker thread that sends back. */
  @State(Scope.Benchmark)
  public static class ThreadEcho implements Checked {

    @Param({
      QueueKind.ARRAY_ID,
      QueueKind.LINKED_ID,
      QueueKind.TRANSFER_ID,
      QueueKind.SYNCHRONOUS_ID,
      QueueKind.CONCURRENT_LINKED_ID,
      QueueKind.JCTOOLS_ID,
      Params.LIMIT
    })
    String queue;

    @Param(CAPACITY)
    int capacity;

    private OpenEcho open;

    @Override
    public void check() {
      OpenQueue.check(new FixedPoolModel(), queue, "1x1", capacity);
    }

    @Setup
    public void open() throws IOException {
      open = OpenEcho.open(new FixedPoolModel(), queue, capacity);
    }

    @TearDown
    public void close() throws IOException {
      open.close();
    }
  }

  /** A worker process that sends back. */
  @State(Scope.Benchmark)
  public static class ProcessEcho implements Checked {

    @Param({
      QueueKind.CHANNEL_SPIN_ID,
      QueueKind.CHANNEL_SPIN_THEN_PARK_ID,
      QueueKind.CHANNEL_PARK_ID,
      QueueKind.PIPE_ID,
      Params.LIMIT
    })
    String queue;

    @Param(CAPACITY)
    int capacity;

    private OpenEcho open;

    @Override
    public void check() {
      OpenQueue.check(new ProcessPoolModel(), queue, "1x1", capacity);
    }

    @Setup
    public void open() throws IOException {
      open = OpenEcho.open(new ProcessPoolModel(), queue, capacity);
    }

    @TearDown
    public void close() throws IOException {
      open.close();
    }
  }

  @Benchmark
  @OperationsPerInvocation(OpenQueue.ITEMS)
  public long threads(Threads threads) throws Exception {
    return threads.open.carry();
  }

  @Benchmark
  @OperationsPerInvocation(OpenQueue.ITEMS_ACROSS)
  public long processes(Processes processes) throws Exception {
    return processes.open.carry();
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OperationsPerInvocation(2)
  public long handOverInThreads(ThreadEcho echo) throws Exception {
    return echo.open.roundTrip();
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OperationsPerInvocation(2)
  public long handOverInProcesses(ProcessEcho echo) throws Exception {
    return echo.open.roundTrip();
  }
}
