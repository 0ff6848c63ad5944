package dev.heddle.benchmarks;

import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.Question;
import dev.heddle.fork.Waiting;
import dev.heddle.result.Told;
import dev.heddle.workload.Sleepers;
import java.io.IOException;
import java.time.Duration;
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

/**
 * How long do a few workers take for more sleeping tasks than they are?
 *
 * <p>The ideal is as many rounds of sleep as it takes to let each task sleep once. The results must
 * come in the order of the tasks, whoever ended first.
 */
@Question(
    id = "pool",
    value = "How long do a few workers take for more sleeping tasks than they are?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class PoolBenchmark extends OfModels implements Waiting {

  @Param("3")
  String workers;

  @Param("5")
  int tasks;

  @Param("100ms")
  String sleep;

  private Sleepers sleepers;
  private Contender contender;

  @Override
  public void check() {
    sleepers();
  }

  private Sleepers sleepers() {
    return new Sleepers(tasks, Time.of("sleep", sleep));
  }

  @Setup
  public void open() throws IOException {
    sleepers = sleepers();
    contender = Contender.openWarm(model, workers, new Sleepers(tasks, Duration.ZERO).sleepers());
  }

  @Benchmark
  public long sleep() throws Exception {
    return sleepers.check(contender.callAll(sleepers.sleepers()));
  }

  @TearDown
  public void close() {
    try (Contender used = contender) {
      Duration ideal = sleepers.ideal(used.atOnce(tasks));
      ForkNotes.tell(new Told.Ideal(ideal));
    }
  }
}
