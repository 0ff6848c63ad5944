package dev.heddle.benchmarks;

import dev.heddle.fork.AllAtOnce;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.workload.Delivery;
import dev.heddle.workload.Receipt;
import dev.heddle.workload.Task;
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
 * How long does it take several producers to hand a number of items to several consumers, until all
 * of them have seen the end?
 *
 * <p>Each producer and each consumer is a task; between them is one channel. No item may be lost,
 * come twice, or overtake an earlier one of its producer on the way to a consumer.
 */
@Question(
    id = "producers-consumers",
    value = "How long do several producers take to hand items to several consumers?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ProducersConsumersBenchmark extends OfModelsAtOnce implements AllAtOnce {

  private static final int SMALL = 2_000;

  @Param(Params.ENOUGH)
  String workers;

  @Param({"1x1", "2x2", "4x2"})
  String shape;

  @Param("1024")
  int capacity;

  @Param("100000")
  int items;

  private Delivery delivery;
  private Receipt sent;
  private Relay<Receipt> relay;

  @Override
  public int tasksAtOnce() {
    return delivery(items).atOnce();
  }

  @Override
  public void check() {
    Relay.options(capacity);
    OneMachine.require(model, "share memory");
    AtOnce.workers(model, workers, tasksAtOnce());
  }

  private Delivery delivery(int count) {
    Staffing asked = Staffing.of(shape);
    return new Delivery(asked.senders(), asked.receivers(), count);
  }

  @Setup
  public void open() throws IOException {
    delivery = delivery(items);
    sent = delivery.sent();
    Delivery small = delivery(Math.min(items, SMALL));
    relay =
        Relay.open(
            model,
            AtOnce.workers(model, workers, tasksAtOnce()),
            capacity,
            with -> tasks(small, with),
            with -> tasks(delivery, with));
  }

  private static List<Task<Receipt>> tasks(Delivery delivery, Relay.Fittings with)
      throws IOException {
    return delivery.tasks(with.channels(1).getFirst(), with.counter(delivery.producers()));
  }

  @Setup(Level.Invocation)
  public void prepare() throws IOException {
    relay.prepare();
  }

  @Benchmark
  public long deliver() throws Exception {
    return delivery.check(sent, relay.run());
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
