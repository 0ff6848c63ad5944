package dev.heddle.benchmarks;

import dev.heddle.fork.AllAtOnce;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.workload.Pipeline;
import dev.heddle.workload.Step;
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
 * How long do numbers take through a pipeline: generated, changed in one or more steps, collected?
 *
 * <p>Each stage is a task, the first and the last too; between two stages is a channel. The list
 * that is collected is checked, number by number.
 */
@Question(
    id = "pipeline",
    value = "How long do numbers take through a pipeline whose stages run at once?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class PipelineBenchmark extends OfModelsAtOnce implements AllAtOnce {

  private static final int SMALL = 2_000;

  @Param(Params.ENOUGH)
  String workers;

  @Param({"times-2", "square", "times-2:plus-3"})
  String steps;

  @Param("1024")
  int capacity;

  @Param("100000")
  int items;

  private Pipeline pipeline;
  private Relay<long[]> relay;

  @Override
  public int tasksAtOnce() {
    return pipeline(items).atOnce();
  }

  @Override
  public void check() {
    Relay.options(capacity);
    OneMachine.require(model, "share memory");
    AtOnce.workers(model, workers, tasksAtOnce());
  }

  private Pipeline pipeline(int count) {
    return new Pipeline(Step.listOf(steps), count);
  }

  @Setup
  public void open() throws IOException {
    pipeline = pipeline(items);
    Pipeline small = pipeline(Math.min(items, SMALL));
    relay =
        Relay.open(
            model,
            AtOnce.workers(model, workers, tasksAtOnce()),
            capacity,
            with -> small.stages(with.channels(small.channels())),
            with -> pipeline.stages(with.channels(pipeline.channels())));
  }

  @Setup(Level.Invocation)
  public void prepare() throws IOException {
    relay.prepare();
  }

  @Benchmark
  public long collect() throws Exception {
    return pipeline.check(relay.run());
  }

  @TearDown(Level.Invocation)
  public void clear() throws IOException {
    relay.clear();
  }

  @TearDown
  public void close() throws IOException {
    relay.close();
  }
}
