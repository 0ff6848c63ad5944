package dev.heddle.benchmarks;

import dev.heddle.execution.ByteSize;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.Checked;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.memory.Footprint;
import dev.heddle.workload.MemorySum;
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

/**
 * How long does it take to add up much memory, where it is not the arithmetic that takes the time?
 *
 * <p>An operation reads 64 MiB, or the array once where that is larger: a small one many times
 * over, within its tasks, so that their way there and back is little of the time. Threads read one
 * array; each worker process has its own and reads the slices that it is given. A small array stays
 * in the processors' caches, a large one comes from main memory each time, and more workers gain as
 * far as that has something to give.
 */
@Question(
    id = "bandwidth",
    value = "How long do several workers take to read memory that is in caches, or is not?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class BandwidthBenchmark implements Checked {

  /** What an operation reads at least. */
  private static final long BYTES = 64 << 20;

  @Param({"sequential", "fixed-pool", "virtual-threads", "process-pool", "limit"})
  String model;

  @Param(Params.PROCESSORS)
  String workers;

  @Param({"1MiB", "64MiB"})
  String size;

  @Param("16")
  int tasks;

  private List<MemorySum> slices;
  private Contender contender;

  @Override
  public void check() {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (parsed.has(Trait.CROSSES_PROCESSES) && !parsed.has(Trait.KEEPS_PROCESSES)) {
      throw new NoRowException(parsed.id() + ": each of its JVMs would fill an array first");
    }
    int words = words();
    if (tasks < 1 || tasks > words) {
      throw new IllegalArgumentException(
          "tasks %s: out of range; write 1 to %s".formatted(tasks, words));
    }
    int arrays = parsed.has(Trait.CROSSES_PROCESSES) ? Contender.count(workers) : 1;
    requireRoom((long) words * Long.BYTES, arrays, Footprint.available().orElse(Long.MAX_VALUE));
  }

  /** Refuses arrays that would not fit into so many bytes. */
  static void requireRoom(long bytes, int arrays, long room) {
    long needed = arrays * bytes;
    if (needed > room) {
      throw new NoRowException(
          "size %s: %s arrays may take %s MiB, and %s MiB are free here"
              .formatted(new ByteSize(bytes), arrays, needed >> 20, room >> 20));
    }
  }

  private int words() {
    long words = ByteSize.of(size).bytes() / Long.BYTES;
    if (words < 1 || words > MemorySum.MOST_WORDS) {
      throw new IllegalArgumentException(
          "size %s: out of range; write 1KiB to %s"
              .formatted(size, new ByteSize((long) MemorySum.MOST_WORDS * Long.BYTES)));
    }
    return (int) words;
  }

  /** How many times an operation reads the array. */
  int passes() {
    return Math.clamp(BYTES / Long.BYTES / words(), 1, MemorySum.MOST_PASSES);
  }

  @Setup
  public void open() throws IOException {
    slices = MemorySum.all(tasks, words(), passes());
    contender = Contender.openWarm(model, workers, MemorySum.all(tasks, words(), 1));
  }

  @Benchmark
  public long sum() throws Exception {
    return MemorySum.check(words(), passes(), contender.callAll(slices));
  }

  @TearDown
  public void close() {
    contender.close();
  }
}
