package dev.heddle.benchmarks;

import dev.heddle.fork.Checked;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.workload.SquareSum;
import dev.heddle.workload.SumOfSquares;
import java.io.IOException;
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

/** How long does a fixed amount of arithmetic take when several workers share it? */
@Question(
    id = "squares",
    value = "How long does a fixed amount of arithmetic take when several workers share it?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class SquareSumBenchmark extends OfModels implements Checked {

  /** Numbers of a task that is small, and yet mostly squares. */
  private static final long SMALL = 20_000;

  @Param(Params.PROCESSORS)
  String workers;

  @Param("64")
  int tasks;

  @Param("100000000")
  long n;

  private SquareSum squares;
  private List<SumOfSquares> parts;
  private Contender contender;

  @Override
  public void check() {
    squares();
  }

  private SquareSum squares() {
    return new SquareSum(n, tasks);
  }

  @Setup
  public void open() throws IOException {
    squares = squares();
    parts = squares.parts();
    contender = Contender.open(model, workers);
    try {
      contender.warm(new SquareSum(SMALL * tasks, tasks).parts());
    } catch (IOException | RuntimeException e) {
      contender.close();
      throw e;
    }
  }

  @Benchmark
  public long sum() throws Exception {
    return squares.check(contender.callAll(parts));
  }

  @TearDown
  public void close() {
    contender.close();
  }
}
