package dev.heddle.benchmarks;

import dev.heddle.fork.Checked;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.workload.SquareList;
import dev.heddle.workload.SquaresOfList;
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

/** How long does it take when the numbers to work on travel with the tasks? */
@Question(
    id = "squares-list",
    value = "How long does it take when the numbers to work on travel with the tasks?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class SquareListBenchmark extends OfModels implements Checked {

  /** Numbers of a task that is small, and yet mostly squares. */
  private static final long SMALL = 1_000;

  @Param(Params.PROCESSORS)
  String workers;

  @Param("64")
  int tasks;

  @Param("1000000")
  int numbers;

  private SquareList squares;
  private List<SquaresOfList> parts;
  private Contender contender;

  @Override
  public void check() {
    squares();
  }

  private SquareList squares() {
    return new SquareList(numbers, tasks);
  }

  @Setup
  public void open() throws IOException {
    squares = squares();
    parts = squares.parts();
    contender = Contender.open(model, workers);
    try {
      contender.warm(new SquareList((int) Math.min(numbers, SMALL * tasks), tasks).parts());
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
