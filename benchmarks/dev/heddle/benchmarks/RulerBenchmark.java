package dev.heddle.benchmarks;

import dev.heddle.fork.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Is the machine as fast as it was?
 *
 * <p>Nobody asks for these rows: a run that will be compared with another carries them, and what
 * they do must never change, or runs of two versions of this program could not be compared.
 */
@Question(id = "ruler", value = "Is the machine as fast as it was?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class RulerBenchmark {

  private static final int STEPS = 1000;
  private static final int OBJECTS = 100;
  private static final int BYTES = 64;

  /** Donald Knuth's multiplier of a linear congruential generator. */
  private static final long MULTIPLIER = 6364136223846793005L;

  private long seed = 42;

  /** The processor alone: steps of which each needs the one before. */
  @Benchmark
  public long loop() {
    long value = seed;
    for (int step = 0; step < STEPS; step++) {
      value = value * MULTIPLIER + step;
    }
    seed = value;
    return value;
  }

  /** The heap: objects of the JDK's own classes. */
  @Benchmark
  public List<byte[]> allocation() {
    List<byte[]> list = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      list.add(new byte[BYTES]);
    }
    return list;
  }
}
