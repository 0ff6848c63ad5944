package benchmarks;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does it take to sort some numbers? Call your own code in their place. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(10)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FirstBenchmark {

  @Param("1000")
  public int size;

  private int[] numbers;

  @Setup
  public void fill() {
    numbers = new Random(1).ints(size).toArray();
  }

  /** What it answers is not thrown away: else the compiler might leave the work out. */
  @Benchmark
  public int[] sort() {
    int[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
