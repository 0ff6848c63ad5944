package dev.heddle.compare;

import dev.heddle.result.Fork;
import dev.heddle.result.Told;
import dev.heddle.result.ToldMetrics;
import dev.heddle.stats.Means;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Says what the forks of a benchmark told of how late tasks were done that came at a fixed rate.
 *
 * <p>A percentile is that of the forks in the mean, and stands there only where each fork has ten
 * tasks beyond it: with fewer it is an accident of few.
 */
final class LatencyNotes {

  private LatencyNotes() {}

  static void add(List<Fork> forks, List<Footnote> notes) {
    List<Told.Latency> told = Fork.told(forks, Told.Latency.class);
    if (told.isEmpty()) {
      return;
    }
    long fewest = told.stream().mapToLong(Told.Latency::samples).min().orElse(0);
    Map<String, Double> done = new LinkedHashMap<>();
    part(done, "p50", 50, fewest, told, Told.Latency::median);
    part(done, "p99", 99, fewest, told, Told.Latency::p99);
    part(done, "p99.9", 99.9, fewest, told, Told.Latency::p999);
    double longest = told.stream().mapToDouble(each -> millis(each.longest())).max().orElse(0);
    done.put("longest", longest);
    Map<String, Double> begun = new LinkedHashMap<>();
    part(begun, "p50", 50, fewest, told, Told.Latency::begunMedian);
    part(begun, "p99", 99, fewest, told, Told.Latency::begunP99);
    double rate = Means.plain(told.stream().mapToDouble(Told.Latency::rate).toArray());
    notes.add(ToldWords.latency(rate, done, begun));
  }

  private static void part(
      Map<String, Double> parts,
      String name,
      double percent,
      long fewest,
      List<Told.Latency> told,
      Function<Told.Latency, Duration> which) {
    if (ToldMetrics.enough(percent, fewest)) {
      double[] each = told.stream().mapToDouble(one -> millis(which.apply(one))).toArray();
      parts.put(name, Means.plain(each));
    }
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
