package dev.heddle.benchmarks;

import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.VirtualThreadsModel;
import dev.heddle.execution.Workforce;
import dev.heddle.fork.ForkNotes;
import dev.heddle.result.Told;
import dev.heddle.workload.FetchFailed;
import dev.heddle.workload.FetchResult;
import dev.heddle.workload.FetchUrl;
import dev.heddle.workload.Fetched;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Pages that a person named: one at least must come before the row starts; a fetch that fails is
 * counted, and is no length.
 *
 * @param fetches one a line of the file
 * @param errors how often which reason came
 */
record RealPages(List<FetchUrl> fetches, Map<String, Long> errors) implements Pages {

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);
  private static final int PROBES_AT_ONCE = 16;

  /**
   * Reads addresses, one a line; empty lines and those that begin with # do not count.
   *
   * @throws IOException if none of them can be fetched now
   */
  static RealPages open(Path file) throws IOException {
    List<FetchUrl> fetches =
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> new FetchUrl(URI.create(line)))
            .toList();
    if (fetches.isEmpty()) {
      throw new IOException(file + ": has no address; write one a line");
    }
    probe(fetches);
    return new RealPages(fetches, new TreeMap<>());
  }

  private static void probe(List<FetchUrl> fetches) throws IOException {
    List<FetchUrl> probes =
        fetches.stream()
            .distinct()
            .map(fetch -> new FetchUrl(fetch.uri(), PROBE_LIMIT, PROBE_LIMIT))
            .toList();
    try (Workforce prober = new VirtualThreadsModel().open(OpenRequest.of(PROBES_AT_ONCE))) {
      List<FetchResult> results = prober.callAll(probes);
      if (results.stream().allMatch(FetchFailed.class::isInstance)
          && results.getFirst() instanceof FetchFailed first) {
        throw new IOException(
            "none of the addresses can be fetched: "
                + probes.getFirst().uri()
                + ": "
                + first.reason()
                + "; correct the list");
      }
    } catch (ExecutionException e) {
      throw new IOException("probing the addresses failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("probing the addresses was interrupted", e);
    }
  }

  @Override
  public List<FetchUrl> quickFetches() {
    return List.of();
  }

  @Override
  public void begin() {}

  @Override
  public long check(List<FetchResult> results) {
    long length = 0;
    for (FetchResult result : results) {
      switch (result) {
        case FetchFailed failed -> errors.merge(failed.reason(), 1L, Long::sum);
        case Fetched page -> length += page.length();
      }
    }
    return length;
  }

  @Override
  public void note(Contender contender) {
    long count = errors.values().stream().mapToLong(Long::longValue).sum();
    ForkNotes.tell(new Told.FetchErrors(count, what()));
  }

  /** The reasons with their counts, the most frequent first. */
  private String what() {
    return errors.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(error -> error.getValue() + "x " + error.getKey())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {}
}
