package dev.heddle.benchmarks;

import dev.heddle.fork.ForkSettings;
import dev.heddle.fork.Question;
import dev.heddle.fork.Waiting;
import dev.heddle.site.SiteBeside;
import dev.heddle.workload.FetchUrl;
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

/** How long do several workers take to fetch a number of pages with a blocking client? */
@Question(
    id = "fetch",
    value = "How long do several workers take to fetch a number of pages with a blocking client?",
    beside = SiteBeside.class)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class FetchBenchmark extends OfModels implements Waiting {

  @Param("4")
  String workers;

  @Param("16")
  int urls;

  @Param("5ms")
  String latency;

  @Param("16KiB")
  String size;

  private Pages pages;
  private Contender contender;

  @Override
  public void check() {
    order();
  }

  private LocalPages.Order order() {
    return LocalPages.Order.of(urls, latency, size);
  }

  @Setup
  public void open() throws IOException {
    if (ForkSettings.urls().isEmpty()) {
      OneMachine.require(model, "fetch from a site that answers this one only");
    }
    pages =
        ForkSettings.urls().isPresent()
            ? RealPages.open(ForkSettings.urls().get())
            : LocalPages.open(order());
    try {
      contender = Contender.open(model, workers);
    } catch (IOException | RuntimeException e) {
      pages.close();
      throw e;
    }
    try {
      List<FetchUrl> quick = pages.quickFetches();
      if (!quick.isEmpty()) {
        contender.warm(quick);
      }
      pages.begin();
    } catch (IOException | RuntimeException e) {
      try {
        contender.close();
      } finally {
        pages.close();
      }
      throw e;
    }
  }

  @Benchmark
  public long fetch() throws Exception {
    return pages.check(contender.callAll(pages.fetches()));
  }

  @TearDown
  public void close() throws IOException {
    try (Pages fetched = pages;
        Contender fetcher = contender) {
      fetched.note(fetcher);
    }
  }
}
