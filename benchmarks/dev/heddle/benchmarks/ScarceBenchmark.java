package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.AllAtOnce;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.memory.Footprint;
import dev.heddle.workload.PermitTask;
import dev.heddle.workload.Permits;
import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
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
 * How long do many tasks take that are there at once, where few of them can get on?
 *
 * <p>Each task waits for one of {@code permits} permits with {@code depth} calls on its stack,
 * holds it for a while, and gives it back; the first is given out when all tasks have come. More
 * threads do not make more permits: what is left of the difference between models is what it costs
 * to have so many tasks wait.
 */
@Question(
    id = "scarce",
    value = "How long do many tasks at once take, of which few can get on at a time?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ScarceBenchmark implements AllAtOnce {

  private static final int MOST_TASKS = 10_000;
  private static final int MOST_DEPTH = 5_000;
  private static final Duration LONGEST = Duration.ofMillis(100);

  /**
   * A task that waits for longer than this, and a little for each other that has to start, beyond
   * what the others hold permits for is stuck, or with others that take minutes to come.
   */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Duration LIMIT_EACH = Duration.ofMillis(1);

  /** The most that a platform thread takes without calls on its stack, and for each of these. */
  private static final long BYTES_OF_THREAD = 128 << 10;

  private static final long BYTES_OF_CALL = 128;

  @Param({"platform-threads", "virtual-threads"})
  String model;

  @Param(Params.ENOUGH)
  String workers;

  @Param({"100", "1000"})
  int tasks;

  @Param({"1", "100", "1000"})
  int depth;

  @Param("10")
  int permits;

  @Param("100us")
  String hold;

  private Permits few;
  private List<PermitTask> all;
  private Contender contender;

  @Override
  public int tasksAtOnce() {
    return require("tasks", tasks, MOST_TASKS);
  }

  @Override
  public void check() {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (parsed.has(Trait.CROSSES_PROCESSES)) {
      throw new NoRowException(
          parsed.id() + ": its tasks have no memory in common, and the permits are there");
    }
    require("depth", depth, MOST_DEPTH);
    require("permits", permits, MOST_TASKS);
    if (hold().compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "hold %s: out of range; write 0us to %sms".formatted(hold, LONGEST.toMillis()));
    }
    var _ = AtOnce.workers(model, workers, tasksAtOnce());
    long needed = tasks * (BYTES_OF_THREAD + depth * BYTES_OF_CALL);
    long room = Footprint.available().orElse(Long.MAX_VALUE);
    if (needed > room) {
      throw new NoRowException(
          "tasks=%s depth=%s: may take %s MiB, and %s MiB are free here"
              .formatted(tasks, depth, needed >> 20, room >> 20));
    }
  }

  private static int require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "%s %s: out of range; write 1 to %s".formatted(name, value, most));
    }
    return value;
  }

  private Duration hold() {
    return Time.of("hold", hold);
  }

  @Setup
  public void open() throws IOException {
    // each waits for the same permits
    Duration held = hold().multipliedBy(tasks).dividedBy(permits);
    few = new Permits(permits, tasks, LIMIT.plus(LIMIT_EACH.multipliedBy(tasks)).plus(held));
    PermitTask each = new PermitTask(few, depth, hold().toNanos());
    all = Collections.nCopies(tasks, each);
    contender = Contender.open(model, AtOnce.workers(model, workers, tasks));
  }

  @Benchmark
  public int served() throws Exception {
    few.reset();
    List<Integer> depths = contender.callAll(all);
    if (depths.size() != tasks || depths.stream().anyMatch(reached -> reached != depth)) {
      throw new WrongAnswerException("scarce", "not all tasks came to depth " + depth);
    }
    return depths.size();
  }

  @TearDown
  public void close() {
    contender.close();
  }
}
