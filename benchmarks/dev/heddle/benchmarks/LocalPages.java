package dev.heddle.benchmarks;

import dev.heddle.execution.ByteSize;
import dev.heddle.fork.ForkNotes;
import dev.heddle.result.Told;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Pages of the local site: each must come whole, always. */
record LocalPages(LocalSite site, Order order, List<FetchUrl> fetches, AtomicLong connectionsBefore)
    implements Pages {

  /**
   * What is asked of the site.
   *
   * @param urls how many pages
   * @param size the length of each
   */
  record Order(int urls, Latency latency, ByteSize size) {

    /**
     * Reads an order.
     *
     * @throws IllegalArgumentException where the site has no such pages
     */
    static Order of(int urls, String latency, String size) {
      if (urls < 1) {
        throw new IllegalArgumentException("urls " + urls + ": out of range; write 1 or more");
      }
      Order order = new Order(urls, Latency.of(latency), ByteSize.of(size));
      if (order.size.bytes() > LocalSite.LARGEST_PAGE) {
        throw new IllegalArgumentException(
            "size %s: out of range; write 0B to %s"
                .formatted(order.size, new ByteSize(LocalSite.LARGEST_PAGE)));
      }
      return order;
    }

    private List<FetchUrl> fetches(LocalSite site, Latency late) {
      return IntStream.range(0, urls)
          .mapToObj(i -> new FetchUrl(site.url(late, size.bytes(), i)))
          .toList();
    }
  }

  static LocalPages open(Order order) throws IOException {
    LocalSite site = LocalSite.start();
    return new LocalPages(site, order, order.fetches(site, order.latency), new AtomicLong());
  }

  @Override
  public List<FetchUrl> quickFetches() {
    return order.fetches(site, new Latency(false, Duration.ZERO));
  }

  @Override
  public void begin() throws IOException {
    connectionsBefore.addAndGet(site.report().connections());
    site.reset();
  }

  @Override
  public long check(List<FetchResult> results) {
    if (results.size() != fetches.size()) {
      throw new WrongAnswerException(
          "fetch", "%s results of %s pages".formatted(results.size(), fetches.size()));
    }
    for (FetchResult result : results) {
      switch (result) {
        case FetchFailed failed ->
            throw new WrongAnswerException("fetch from the local site", failed.reason());
        case Fetched page when page.length() != order.size.bytes() ->
            throw new WrongAnswerException(
                "fetch from the local site",
                "%s bytes came, right is %s".formatted(page.length(), order.size.bytes()));
        case Fetched _ -> {}
      }
    }
    return order.size.bytes() * results.size();
  }

  @Override
  public void note(Contender contender) throws IOException {
    ForkNotes.tell(new Told.Ideal(ideal(contender.atOnce(fetches.size()))));
    noteSite();
  }

  /** Notes how the site has answered since it was {@linkplain #begin begun} to count. */
  void noteSite() throws IOException {
    SiteReport report = site.report();
    ForkNotes.tell(
        new Told.SiteAnswers(
            report.requests(),
            connectionsBefore.get() + report.connections(),
            report.intended(),
            report.median(),
            report.p99(),
            report.late(),
            report.cpu()));
  }

  /** As many rounds of waiting as it takes when so many wait at once. */
  private Duration ideal(int atOnce) {
    return order.latency.mean().multipliedBy(Math.ceilDiv(fetches.size(), atOnce));
  }

  @Override
  public void close() {
    site.close();
  }
}
