package dev.heddle.benchmarks;

import dev.heddle.execution.ByteSize;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.Checked;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.workload.Grains;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * From which length on is a task worth the way to a worker, and how many small ones are to go
 * together?
 *
 * <p>The figure is the time of one task of {@code operations} that are given away at once, {@code
 * chunk} of them in one submission. Where {@code sequential} is faster than a model, its tasks are
 * too small for it. Where chunks are larger, the way is paid for once, but the last worker may be
 * left alone with its chunk.
 */
@Question(
    id = "grain",
    value = "From which length on is a task worth the way to a worker, and in what chunks?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(GrainBenchmark.OPERATIONS)
@State(Scope.Benchmark)
public class GrainBenchmark implements Checked {

  /** How many tasks an invocation has, where nobody says otherwise. */
  static final int OPERATIONS = 256;

  private static final String USUAL = "" + OPERATIONS;

  @Param({"sequential", "fixed-pool", "process-pool"})
  String model;

  @Param(Params.PROCESSORS)
  String workers;

  @Param({"1us", "10us", "100us", "1ms"})
  String length;

  @Param("0B")
  String payload;

  @Param("1")
  int chunk;

  @Param(USUAL)
  int operations;

  private Grains grains;
  private Contender contender;

  @Override
  public void check() {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (parsed.has(Trait.CROSSES_PROCESSES) && !parsed.has(Trait.KEEPS_PROCESSES)) {
      throw new NoRowException(
          "%s: would start up to %s JVMs for each figure".formatted(parsed.id(), operations));
    }
    var _ = grains();
  }

  private Grains grains() {
    long bytes = ByteSize.of(payload).bytes();
    if (operations > 0 && bytes > Batch.ROOM / operations) {
      throw new IllegalArgumentException(
          "operations %s: their payloads are more than %s MiB together; take fewer"
              .formatted(operations, Batch.ROOM >> 20));
    }
    return Grains.of(operations, Time.of("length", length), bytes, chunk);
  }

  @Setup
  public void open(BenchmarkParams params) throws IOException {
    Operations.require(operations, params);
    open();
  }

  final void open() throws IOException {
    grains = grains();
    contender = Contender.openWarm(model, workers, grains.small());
  }

  @Benchmark
  public long done() throws Exception {
    return grains.check(contender.callAll(grains.chunks()));
  }

  @TearDown
  public void close() {
    contender.close();
  }
}
