package dev.heddle.benchmarks;

import dev.heddle.command.OpenCommands;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.Question;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * How long does a command of yours take, from its start to its end?
 *
 * <p>What stands behind its name comes from the run. Each run of it is a sample.
 */
@Question(id = "command", value = "How long does a command of yours (--command) take?")
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class CommandBenchmark {

  /** No command, and no number in one. */
  private static final String NONE = "none";

  @Param(NONE)
  String command;

  @Param(NONE)
  String n;

  private OpenCommands open;
  private @Nullable Object ended;

  @Setup
  public void open() {
    open =
        OpenCommands.open(ForkSettings.commands().orElse(null), command, n.equals(NONE) ? "" : n);
  }

  @Setup(Level.Invocation)
  public void before() throws InterruptedException {
    open.before();
  }

  @Benchmark
  public Object run() throws InterruptedException {
    Object answer = open.call();
    ended = answer;
    return answer;
  }

  @TearDown(Level.Invocation)
  public void after() {
    open.after();
    open.check(List.of(Objects.requireNonNull(ended)));
  }

  @TearDown
  public void close() {
    ForkNotes.tell(open.told());
    open.close();
  }
}
