package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Question;
import dev.heddle.fork.Waiting;
import dev.heddle.workload.Computation;
import dev.heddle.workload.ServiceRequest;
import java.io.IOException;
import java.time.Duration;
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
import org.openjdk.jmh.annotations.Threads;

/**
 * How many requests that wait and compute does a service answer, and how long does one take?
 *
 * <p>Each of {@value #CLIENTS} clients has one request under way at a time and sends the next when
 * the answer is there. A request waits without a site on the same processors, then computes: by
 * {@code wait} and {@code compute}, or, with a number for {@code waiting}, so many percent of both
 * together.
 */
@Question(
    id = "service",
    value = "How many requests that wait and compute are answered, and how long does one take?")
@Threads(ServiceBenchmark.CLIENTS)
public class ServiceBenchmark {

  /** How many clients there are. */
  static final int CLIENTS = 16;

  /** The word for requests that wait and compute as long as is said of each. */
  private static final String AS_SAID = "as-said";

  private static final Duration SMALL = Duration.ofNanos(20_000);

  /** A service that is open. */
  @State(Scope.Benchmark)
  public static class Service implements Waiting {

    @Param({"fixed-pool", "work-stealing", "virtual-threads", "process-pool"})
    String model;

    @Param("8")
    String workers;

    @Param("5ms")
    String wait;

    @Param("1ms")
    String compute;

    @Param(AS_SAID)
    String waiting;

    private ServiceRequest request;
    private long right;
    private Contender contender;

    @Override
    public void check() {
      if (ExecutionModel.of(model).has(Trait.ONE_AT_A_TIME)) {
        throw new NoRowException(
            model
                + ": has no worker, and would run the requests in its %s clients"
                    .formatted(CLIENTS));
      }
      var _ = request();
    }

    private ServiceRequest request() {
      Duration waits = Time.of("wait", wait);
      Duration computes = Time.of("compute", compute);
      return waiting.equals(AS_SAID)
          ? ServiceRequest.of(waits, computes)
          : ServiceRequest.split(waits.plus(computes), percent());
    }

    private int percent() {
      try {
        return Integer.parseInt(waiting);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "waiting '%s': not a percentage; write 0 to 100, or %s".formatted(waiting, AS_SAID), e);
      }
    }

    @Setup
    public void open() throws IOException {
      request = request();
      right = new Computation(request.numbers()).right();
      contender =
          Contender.openWarm(model, workers, List.of(ServiceRequest.of(Duration.ZERO, SMALL)));
    }

    private long answer() throws Exception {
      return ServiceRequest.check(right, contender.call(request));
    }

    @TearDown
    public void close() {
      contender.close();
    }
  }

  /** Requests a second. */
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public long answered(Service service) throws Exception {
    return service.answer();
  }

  /** The time of one request, as its client sees it. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long one(Service service) throws Exception {
    return service.answer();
  }
}
