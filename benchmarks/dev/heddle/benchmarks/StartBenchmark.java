package dev.heddle.benchmarks;

import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import dev.heddle.site.Latency;
import dev.heddle.site.LocalSite;
import dev.heddle.workload.FetchResult;
import dev.heddle.workload.FetchUrl;
import dev.heddle.workload.Fetched;
import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.time.Duration;
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
 * How long does a fresh worker take until it is ready, has its first result, its first page, its
 * thousandth result?
 *
 * <p>A worker ends outside of the measured time; only {@code /bin/true}, which has no other moment
 * that could be seen, is measured to its end. The control {@code limit} is a JVM that says hello.
 */
@Question(
    id = "start",
    value = "How long does a fresh worker take until it is ready, and to its first results?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StartBenchmark {

  /** The squares of the numbers below are what a first task adds up. */
  static final int NUMBERS = 1000;

  private static final long SUM = 332_833_500;
  private static final int MANY = 1000;
  private static final int PAGE_BYTES = 16 << 10;

  /** A worker for each measurement, which is not started yet, or the least that can be started. */
  @State(Scope.Benchmark)
  public static class Fresh {

    @Param({
      Params.LIMIT,
      "thread",
      "virtual-thread",
      "jvm",
      "jvm-serial",
      "jvm-c1",
      "jvm-aot",
      "jvm-aot-c1"
    })
    String worker;

    private Launch launch;

    @Setup
    public void make() throws IOException {
      launch = Launch.of(worker);
    }

    @Setup(Level.Invocation)
    public void prepare() throws IOException {
      launch.prepare();
    }

    @TearDown(Level.Invocation)
    public void end() throws IOException {
      launch.end();
    }

    @TearDown
    public void close() throws IOException {
      launch.close();
    }
  }

  /** A worker for each measurement that has more to do than to start. */
  @State(Scope.Benchmark)
  public static class FreshWorker {

    @Param({"thread", "virtual-thread", "jvm", "jvm-serial", "jvm-c1", "jvm-aot", "jvm-aot-c1"})
    String worker;

    private WorkerLaunch launch;

    @Setup
    public void make() throws IOException {
      launch = WorkerLaunch.of(Starter.of(worker));
    }

    @Setup(Level.Invocation)
    public void prepare() throws IOException {
      launch.prepare();
    }

    @TearDown(Level.Invocation)
    public void end() {
      launch.end();
    }

    @TearDown
    public void close() {
      launch.close();
    }
  }

  /** Where there is a page to fetch. */
  @State(Scope.Benchmark)
  public static class Site {

    private LocalSite site;
    private FetchUrl page;

    @Setup
    public void open() throws IOException {
      site = LocalSite.start();
      page = new FetchUrl(site.url(new Latency(false, Duration.ZERO), PAGE_BYTES, 0));
    }

    @TearDown
    public void close() {
      site.close();
    }
  }

  @Benchmark
  public boolean ready(Fresh fresh) throws Exception {
    return fresh.launch.ready();
  }

  @Benchmark
  public long firstResult(Fresh fresh) throws Exception {
    return right(fresh.launch.firstSum());
  }

  @Benchmark
  public long firstFetch(FreshWorker fresh, Site site) throws Exception {
    FetchResult result = fresh.launch.executor().submit(site.page).get();
    if (result instanceof Fetched page && page.length() == PAGE_BYTES) {
      return page.length();
    }
    throw new WrongAnswerException("fetch from the local site", result.toString());
  }

  @Benchmark
  public long thousandthResult(FreshWorker fresh) throws Exception {
    long last = 0;
    for (int i = 0; i < MANY; i++) {
      last = right(fresh.launch.firstSum());
    }
    return last;
  }

  @Benchmark
  public int emptyProcess() throws Exception {
    Process process = new ProcessBuilder("/bin/true").start();
    int code = process.waitFor();
    if (code != 0) {
      throw new WrongAnswerException("/bin/true", "exit code " + code);
    }
    return code;
  }

  private static long right(long sum) {
    if (sum != SUM) {
      throw new WrongAnswerException("sum of squares", sum + " came, right is " + SUM);
    }
    return sum;
  }
}
