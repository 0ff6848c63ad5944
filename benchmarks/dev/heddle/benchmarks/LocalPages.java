package dev.heddle.benchmarks;

import dev.heddle.execution.ByteSize;
import dev.heddle.fork.ForkNotes;
import dev.heddle.site.Latency;
import dev.heddle.site.LocalSite;
import dev.heddle.site.SiteReport;
import dev.heddle.workload.FetchFailed;
import dev.heddle.workload.FetchResult;
import dev.heddle.workload.FetchUrl;
import dev.heddle.workload.Fetched;
import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Pages of the local site: each must come whole, always. */
record LocalPages(
    LocalSite site,
    Latency latency,
    ByteSize size,
    List<FetchUrl> fetches,
    AtomicLong connectionsBefore)
    implements Pages {

  static LocalPages open(int urls, String latencyText, String sizeText) throws IOException {
    if (urls < 1) {
      throw new IllegalArgumentException("urls " + urls + ": out of range; write 1 or more");
    }
    Latency latency = Latency.of(latencyText);
    ByteSize size = ByteSize.of(sizeText);
    LocalSite site = LocalSite.start();
    List<FetchUrl> fetches =
        IntStream.range(0, urls)
            .mapToObj(i -> new FetchUrl(site.url(latency, size.bytes(), i)))
            .toList();
    return new LocalPages(site, latency, size, fetches, new AtomicLong());
  }

  @Override
  public List<FetchUrl> quickFetches() {
    Latency none = new Latency(false, Duration.ZERO);
    return IntStream.range(0, fetches.size())
        .mapToObj(i -> new FetchUrl(site.url(none, size.bytes(), i)))
        .toList();
  }

  @Override
  public void begin() throws IOException {
    connectionsBefore.set(site.report().connections());
    site.reset();
  }

  @Override
  public long check(List<FetchResult> results) {
    if (results.size() != fetches.size()) {
      throw new WrongAnswerException(
          "fetch", "%d results of %d pages".formatted(results.size(), fetches.size()));
    }
    for (FetchResult result : results) {
      switch (result) {
        case FetchFailed failed ->
            throw new WrongAnswerException("fetch from the local site", failed.reason());
        case Fetched page when page.length() != size.bytes() ->
            throw new WrongAnswerException(
                "fetch from the local site",
                "%d bytes came, right is %d".formatted(page.length(), size.bytes()));
        case Fetched _ -> {}
      }
    }
    return size.bytes() * results.size();
  }

  @Override
  public void note(Contender contender) throws IOException {
    SiteReport report = site.report();
    ForkNotes.note("ideal.ms", millis(ideal(contender.atOnce(fetches.size()))));
    ForkNotes.note("site.covers", "warm-up and measurement; connections: since the site began");
    ForkNotes.note("site.requests", report.requests());
    ForkNotes.note("site.connections", connectionsBefore.get() + report.connections());
    ForkNotes.note("site.intended.ms", millis(report.intended()));
    ForkNotes.note("site.actual.p50.ms", millis(report.median()));
    ForkNotes.note("site.actual.p99.ms", millis(report.p99()));
    ForkNotes.note("site.late", report.late());
    ForkNotes.note(
        "site.cpu.seconds", String.format(Locale.ROOT, "%.2f", report.cpu().toNanos() / 1e9));
  }

  /** As many rounds of waiting as it takes when so many wait at once. */
  private Duration ideal(int atOnce) {
    return latency.mean().multipliedBy(Math.ceilDiv(fetches.size(), atOnce));
  }

  @Override
  public void close() {
    site.close();
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e6);
  }
}
