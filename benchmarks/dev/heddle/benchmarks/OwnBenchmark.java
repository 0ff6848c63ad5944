package dev.heddle.benchmarks;

import dev.heddle.fork.Checked;
import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.own.OwnClassPath;
import dev.heddle.own.OwnTaskException;
import dev.heddle.own.OwnTasks;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
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
 * How long do tasks of your own take when several workers share them?
 *
 * <p>Which task, where its classes lie, and what its own parameters are comes from the run; see
 * {@link OwnTasks}. In a fork a loader of its own has its classes; in worker JVMs they are on the
 * class path.
 */
@Question(
    id = "own",
    value = "How long do tasks of your own (--task) take when several workers share them?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class OwnBenchmark extends OfModels implements Checked {

  private static final int MOST_TASKS = 100_000;

  @Param(Params.PROCESSORS)
  String workers;

  @Param("16")
  int tasks;

  private OwnTasks own;
  private Contender contender;

  @Override
  public void check() {
    if (tasks > MOST_TASKS) {
      throw new IllegalArgumentException(
          "tasks %s: out of range; write 1 to %s".formatted(tasks, MOST_TASKS));
    }
  }

  @Setup
  public void open() throws IOException {
    String task =
        ForkSettings.task()
            .orElseThrow(() ->
                new OwnTaskException(
                    "own: has no task; name it with 'heddle run --task CLASS --class-path JARS'"));
    OwnClassPath path = OwnClassPath.of(ForkSettings.taskPath());
    own = OwnTasks.open(task, path, tasks, ForkSettings.taskParameters());
    try {
      contender = Contender.open(model, workers, path.text());
    } catch (IOException | RuntimeException e) {
      own.close();
      throw e;
    }
    try {
      contender.warmBy(this::all);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Benchmark
  public int all() throws Exception {
    List<Object> answers;
    try {
      answers = contender.callAll(own.calls());
    } catch (Exception e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : null;
      throw own.failed(cause == null ? e : cause);
    }
    own.check(answers);
    return answers.size();
  }

  @TearDown
  public void close() {
    try (OwnTasks _ = own;
        Contender _ = contender) {
      // the workers end first, then what their tasks needed
    }
  }
}
