package dev.heddle.run;

import dev.heddle.result.Aggregation;
import dev.heddle.result.Fork;
import dev.heddle.result.JmhRow;
import dev.heddle.result.RowId;
import dev.heddle.result.Samples;
import dev.heddle.result.ToldMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;

/** Makes JMH's own rows from forks, with the figures that JMH itself would have computed. */
final class JmhExport {

  private static final double CONFIDENCE = 0.999;
  private static final double[] PERCENTILES = {
    0.0, 50.0, 90.0, 95.0, 99.0, 99.9, 99.99, 99.999, 99.9999, 100.0
  };

  private JmhExport() {}

  /** A row for each that has a fork, in the order of {@code rows}. */
  static List<JmhRow> of(List<RowId> rows, List<Fork> forks) {
    Map<RowId, List<Fork>> byRow = new LinkedHashMap<>();
    rows.forEach(row -> byRow.put(row, new ArrayList<>()));
    forks.forEach(fork -> byRow.computeIfAbsent(fork.row(), r -> new ArrayList<>()).add(fork));
    return byRow.values().stream().filter(some -> !some.isEmpty()).map(JmhExport::row).toList();
  }

  private static JmhRow row(List<Fork> forks) {
    Map<String, List<Samples>> others = new TreeMap<>();
    for (Fork fork : forks) {
      fork.secondary()
          .forEach(
              (name, samples) -> others.computeIfAbsent(name, n -> new ArrayList<>()).add(samples));
    }
    Map<String, JmhRow.Metric> secondary = new TreeMap<>();
    others.forEach((name, samples) -> {
      if (ToldMetrics.has(name, samples.size(), forks.size())) {
        secondary.put(name, secondary(name, samples));
      }
    });
    return new JmhRow(
        forks.getFirst().row(),
        forks.size(),
        forks.getFirst().setup(),
        metric(forks.stream().map(Fork::primary).toList()),
        secondary);
  }

  /** JMH gives no error for what is no mean. */
  private static JmhRow.Metric secondary(String name, List<Samples> forks) {
    JmhRow.Metric metric = metric(forks);
    Aggregation aggregation = Aggregation.of(name, forks.getFirst().unit());
    if (aggregation == Aggregation.MEAN) {
      return metric;
    }
    double[] values = forks.stream().flatMapToDouble(fork -> Arrays.stream(fork.array())).toArray();
    return new JmhRow.Metric(
        aggregation.of(values),
        Double.NaN,
        List.of(Double.NaN, Double.NaN),
        metric.percentiles(),
        forks);
  }

  private static JmhRow.Metric metric(List<Samples> forks) {
    Statistics statistics = statistics(forks);
    double[] interval = statistics.getConfidenceIntervalAt(CONFIDENCE);
    Map<String, Double> percentiles = new LinkedHashMap<>();
    for (double rank : PERCENTILES) {
      percentiles.put(String.valueOf(rank), statistics.getPercentile(rank));
    }
    return new JmhRow.Metric(
        statistics.getMean(),
        statistics.getMeanErrorAt(CONFIDENCE),
        List.of(interval[0], interval[1]),
        percentiles,
        forks);
  }

  private static Statistics statistics(List<Samples> forks) {
    if (forks.stream().noneMatch(fork -> fork.histograms().isEmpty())) {
      MultisetStatistics all = new MultisetStatistics();
      for (Samples fork : forks) {
        fork.histograms()
            .forEach(histogram ->
                histogram.forEach(
                    bucket -> all.addValue(bucket.get(0), bucket.get(1).longValue())));
      }
      return all;
    }
    ListStatistics all = new ListStatistics();
    forks.forEach(fork -> fork.iterations().forEach(all::addValue));
    return all;
  }
}
