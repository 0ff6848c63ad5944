package dev.heddle.benchmarks;

import dev.heddle.command.OpenCommands;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.execution.WorkStealingModel;
import dev.heddle.fork.Checked;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import java.io.IOException;
import java.util.List;
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
 * How long does a command of yours take for many inputs, when several workers run it?
 *
 * <p>A task starts a process for one input and waits for its end. So a model whose workers are JVMs
 * has no row: they would stand between, and wait as a thread does.
 */
@Question(
    id = "inputs",
    value = "How long does a command of yours (--command) take for many inputs (--inputs)?")
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class InputsBenchmark implements Checked {

  @Param("none")
  String command;

  @Param("1")
  int inputs;

  @Param({"sequential", "platform-threads", "fixed-pool", "virtual-threads"})
  String model;

  @Param(Params.PROCESSORS)
  String workers;

  private OpenCommands open;
  private Contender contender;
  private List<Object> answers = List.of();

  @Override
  public void check() {
    ExecutionModel parsed = ExecutionModel.of(model);
    if (parsed.has(Trait.CROSSES_PROCESSES)) {
      throw new NoRowException(
          parsed.id()
              + ": a command is a process of its own, and a JVM between it and us would only wait"
              + " for it as a thread does");
    }
    if (parsed instanceof WorkStealingModel) {
      throw new NoRowException(
          parsed.id()
              + ": its threads would wait for processes as those of fixed-pool do, with nothing to"
              + " steal");
    }
    if (parsed.has(Trait.CONTROL)) {
      throw new NoRowException(
          parsed.id()
              + ": is a control of tasks that compute in this JVM; sequential is the one of"
              + " commands");
    }
  }

  @Setup
  public void open() throws IOException {
    open = OpenCommands.open(ForkSettings.commands().orElse(null), command, "");
    contender = Contender.open(model, workers);
  }

  @Setup(Level.Invocation)
  public void before() throws InterruptedException {
    open.before();
  }

  @Benchmark
  public int all() throws Exception {
    answers = contender.callAll(open.calls());
    return answers.size();
  }

  @TearDown(Level.Invocation)
  public void after() {
    open.after();
    open.check(answers);
  }

  @TearDown
  public void close() {
    try (OpenCommands _ = open;
        Contender _ = contender) {
      ForkNotes.tell(open.told());
    }
  }
}
