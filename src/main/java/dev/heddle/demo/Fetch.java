package dev.heddle.demo;

import dev.heddle.site.Latency;
import dev.heddle.site.LocalSite;
import dev.heddle.workload.FetchFailed;
import dev.heddle.workload.FetchUrl;
import dev.heddle.workload.Fetched;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Five pages for three workers, from a site of our own that takes its time. */
final class Fetch implements Scene {

  private static final int WORKERS = 3;
  private static final Latency LATENCY = Latency.of("150ms");

  /** As long as some pages of well-known sites are, in bytes. */
  private static final List<Integer> SIZES = List.of(1256, 51_129, 12_871, 100_847, 267_397);

  /** Fetches one page. */
  record Page(Narrator teller, int number, FetchUrl fetch) implements Task<Long> {
    @Override
    public Long call() throws Exception {
      long from = teller.now();
      teller.tell("ask", "asks for page %s".formatted(number), Map.of("page", (long) number));
      return switch (fetch.call()) {
        case Fetched page -> {
          teller.tellSince(
              from,
              "fetch",
              nanos ->
                  String.format(
                      Locale.ROOT,
                      "has page %s: %,d bytes after %s",
                      number,
                      page.length(),
                      Events.millis(nanos)),
              Map.of("page", (long) number, "bytes", page.length()));
          yield page.length();
        }
        case FetchFailed failed -> throw new IOException("page " + number + ": " + failed.reason());
      };
    }
  }

  @Override
  public int workers() {
    return WORKERS;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    try (LocalSite site = LocalSite.start()) {
      stage.tell(
          "site",
          "has started a web site, process %s, at %s, that answers after %s"
              .formatted(site.pid(), site.base(), LATENCY),
          Map.of("process", site.pid()));
      List<Page> pages = new ArrayList<>();
      for (int i = 0; i < SIZES.size(); i++) {
        pages.add(new Page(stage.teller(), i, new FetchUrl(site.url(LATENCY, SIZES.get(i), i))));
      }
      stage.all(pages);
    }
  }

  @Override
  public String moral(Events events) {
    Events pages = events.of("fetch");
    String what =
        String.format(
            Locale.ROOT,
            "%s pages of %,d bytes in all, fetched by %s, took %s",
            pages.count(),
            pages.sum("bytes"),
            pages.who(),
            Events.millis(pages.elapsed()));
    int most = pages.mostAtOnce();
    return most < 2
        ? what + ": one waited for the other."
        : "%s where one after the other they take %s: up to %s waited at once, and waiting needs no processor."
            .formatted(what, Events.millis(pages.nanos()), most);
  }
}
