package dev.heddle.benchmarks;

import dev.heddle.fork.Checked;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a short program feel that gives its first tasks to a pool of worker JVMs?
 *
 * <p>The program is a JVM of its own for each measurement, which has done nothing before it opens
 * the pool, so nothing is warm whatever the fork has done. The figure is the time from there to its
 * first result, without the start of the program itself. It goes on to a thousand trivial tasks
 * given away together, and another thousand; their times and the processor time of all its
 * processes are told beside the figure.
 */
@Question(
    id = "dispatch.cold",
    value = "How long does a short program wait for its first results from worker JVMs?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ColdBenchmark implements Checked {

  /** Whether the workers find a cache of their classes. */
  @Param({"there", "none"})
  String cache;

  @Param(Params.PROCESSORS)
  String workers;

  private ShortPrograms programs;

  @Override
  public void check() {
    ShortPrograms.requireCache(cache);
    int _ = Contender.count(workers);
  }

  @Setup
  public void make() throws IOException {
    programs = ShortPrograms.of(cache, Contender.count(workers));
  }

  @Setup(Level.Invocation)
  public void start() throws IOException {
    programs.start();
  }

  @Benchmark
  public long cold() throws IOException {
    return programs.firstResult();
  }

  @TearDown(Level.Invocation)
  public void end() throws IOException {
    programs.goOn();
  }

  @TearDown
  public void close() {
    programs.close();
  }
}
