package dev.heddle.compare;

import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Samples;
import dev.heddle.stats.Means;
import dev.heddle.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which figure of every row a table shows. */
sealed interface Metric {

  Pattern PERCENTILE = Pattern.compile("p(100(?:\\.0+)?|\\d{1,2}(?:\\.\\d+)?)");

  String name();

  /** Where a row has it; null where it does not. */
  @Nullable Measured in(ResultRow row);

  /** A fork as one value. */
  double ofFork(Samples samples);

  /** The figure as the file itself gives it; NaN where it does not. */
  double ofFile(Measured measured);

  /** The primary metric: the mean of all that a fork measured. */
  record Score() implements Metric {
    @Override
    public String name() {
      return Tables.SCORE;
    }

    @Override
    public Measured in(ResultRow row) {
      return row.primary();
    }

    @Override
    public double ofFork(Samples samples) {
      return mean(samples);
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.score();
    }
  }

  /** A secondary metric: the mean of its iterations. */
  record Secondary(String name) implements Metric {
    @Override
    public @Nullable Measured in(ResultRow row) {
      return row.secondary().get(name);
    }

    @Override
    public double ofFork(Samples samples) {
      return mean(samples);
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.score();
    }
  }

  /** A percentile of the primary metric: of the histograms in sample mode, else of iterations. */
  record Percentile(String name, double percent) implements Metric {
    @Override
    public Measured in(ResultRow row) {
      return row.primary();
    }

    @Override
    public double ofFork(Samples samples) {
      List<List<Double>> bins = samples.histograms().stream().flatMap(List::stream).toList();
      if (bins.isEmpty()) {
        double[] values = samples.array();
        double[] once = new double[values.length];
        Arrays.fill(once, 1);
        return Quantiles.of(percent, values, once);
      }
      return Quantiles.of(percent, column(bins, 0), column(bins, 1));
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.percentiles().getOrDefault(Double.toString(percent), Double.NaN);
    }
  }

  /** The metric that a person means. */
  static Metric named(String name, List<ResultSet> sets) throws UnknownMetricException {
    if (name.equals(Tables.SCORE)) {
      return new Score();
    }
    TreeSet<String> known = new TreeSet<>();
    for (ResultSet set : sets) {
      for (ResultRow row : set.rows()) {
        known.addAll(row.secondary().keySet());
      }
    }
    String plain = name.startsWith("·") ? name.substring(1) : name;
    if (known.contains(plain)) {
      return new Secondary(plain);
    }
    var percentile = PERCENTILE.matcher(name);
    if (percentile.matches()) {
      return new Percentile(name, Double.parseDouble(percentile.group(1)));
    }
    List<String> all =
        new ArrayList<>(List.of(Tables.SCORE, "p0", "p50", "p90", "p95", "p99", "p100"));
    all.addAll(known);
    throw new UnknownMetricException(name, all);
  }

  private static double mean(Samples samples) {
    if (samples.histograms().isEmpty()) {
      return Means.plain(samples.array());
    }
    List<List<Double>> bins = samples.histograms().stream().flatMap(List::stream).toList();
    if (!bins.isEmpty()) {
      return Means.weighted(column(bins, 0), column(bins, 1));
    }
    return Means.plain(samples.array());
  }

  private static double[] column(List<List<Double>> bins, int which) {
    return bins.stream().mapToDouble(bin -> bin.get(which)).toArray();
  }
}
