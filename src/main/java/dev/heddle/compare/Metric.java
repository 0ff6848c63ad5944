package dev.heddle.compare;

import dev.heddle.result.Aggregation;
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
import org.jspecify.annotations.Nullable;

/** Which figure of every row a table shows. */
sealed interface Metric {

  String name();

  /** Where a row has it; null where it does not. */
  @Nullable Measured in(ResultRow row);

  /** A fork of {@code measured} as one value. */
  double ofFork(Measured measured, Samples fork);

  /** The figure as the file itself gives it; NaN where it does not. */
  double ofFile(Measured measured);

  /** Whether a fork of {@code measured} is the mean of its iterations. */
  boolean isMean(Measured measured);

  /** The figure of all forks together where that is not the mean of theirs; else NaN. */
  double ofAll(Measured measured);

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
    public double ofFork(Measured measured, Samples fork) {
      return mean(fork);
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.score();
    }

    @Override
    public boolean isMean(Measured measured) {
      return true;
    }

    @Override
    public double ofAll(Measured measured) {
      return Double.NaN;
    }
  }

  /** A secondary metric: the mean of its iterations, or their sum, as JMH takes it. */
  record Secondary(String name) implements Metric {
    @Override
    public @Nullable Measured in(ResultRow row) {
      return row.secondary().get(name);
    }

    @Override
    public double ofFork(Measured measured, Samples fork) {
      Aggregation aggregation = Aggregation.of(name, measured);
      return aggregation == Aggregation.MEAN ? mean(fork) : aggregation.of(fork.array());
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.score();
    }

    @Override
    public boolean isMean(Measured measured) {
      return Aggregation.of(name, measured) == Aggregation.MEAN;
    }

    @Override
    public double ofAll(Measured measured) {
      Aggregation aggregation = Aggregation.of(name, measured);
      return aggregation == Aggregation.MEAN
          ? Double.NaN
          : aggregation.of(
              measured.forks().stream()
                  .flatMapToDouble(fork -> Arrays.stream(fork.samples().array()))
                  .toArray());
    }
  }

  /** A percentile of the primary metric: of the histograms in sample mode, else of iterations. */
  record Percentile(String name, double percent) implements Metric {
    @Override
    public Measured in(ResultRow row) {
      return row.primary();
    }

    @Override
    public double ofFork(Measured measured, Samples fork) {
      return percentile(percent, List.of(fork));
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.percentiles().getOrDefault(Double.toString(percent), Double.NaN);
    }

    @Override
    public boolean isMean(Measured measured) {
      return false;
    }

    @Override
    public double ofAll(Measured measured) {
      return Double.NaN;
    }
  }

  /**
   * One of the percentiles that JMH writes beside a row of sample mode, {@code get·p0.99} or {@code
   * get:p0.99}: that of all samples together. The iterations' own percentiles that stand there as
   * raw values cannot be merged, so where the samples are in the file, those are taken.
   *
   * @param of the method whose samples they are
   * @param percent which percentile
   */
  record SamplePercentile(String name, String of, double percent) implements Metric {
    @Override
    public @Nullable Measured in(ResultRow row) {
      Measured told = row.secondary().get(name);
      if (told == null) {
        return null;
      }
      String benchmark = row.id().benchmark();
      boolean own = benchmark.substring(benchmark.lastIndexOf('.') + 1).equals(of);
      Measured samples = row.secondary().getOrDefault(of, own ? row.primary() : told);
      boolean there =
          !samples.forks().isEmpty()
              && samples.forks().stream().noneMatch(fork -> fork.samples().histograms().isEmpty());
      return there
          ? new Measured(told.unit(), told.score(), told.percentiles(), samples.forks())
          : told;
    }

    @Override
    public double ofFork(Measured measured, Samples fork) {
      if (!fork.histograms().isEmpty()) {
        return percentile(percent, List.of(fork));
      }
      Aggregation ofIterations =
          percent == 0 ? Aggregation.MIN : percent == 100 ? Aggregation.MAX : Aggregation.MEAN;
      return ofIterations.of(fork.array());
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.score();
    }

    @Override
    public boolean isMean(Measured measured) {
      return false;
    }

    @Override
    public double ofAll(Measured measured) {
      List<Samples> forks = measured.forks().stream().map(Measured.Taken::samples).toList();
      return Double.isFinite(measured.score()) || forks.isEmpty()
          ? measured.score()
          : percentile(percent, forks);
    }
  }

  /** The metric that a person means. */
  static Metric named(String name, List<ResultSet> sets) throws UnknownMetricException {
    if (name.equals(Tables.SCORE)) {
      return new Score();
    }
    PercentileName percentile = PercentileName.of(name);
    if (percentile != null && percentile.of().isEmpty()) {
      return new Percentile(name, percentile.percent());
    }
    TreeSet<String> known = new TreeSet<>();
    for (ResultSet set : sets) {
      for (ResultRow row : set.rows()) {
        known.addAll(row.secondary().keySet());
      }
    }
    String plain = name.startsWith("·") ? name.substring(1) : name;
    if (percentile != null && !known.contains(plain)) {
      String otherwise = plain.replaceFirst("[·:](?=p[\\d.]+$)", plain.contains("·") ? ":" : "·");
      plain = known.contains(otherwise) ? otherwise : plain;
    }
    if (known.contains(plain)) {
      return percentile == null
          ? new Secondary(plain)
          : new SamplePercentile(plain, percentile.of(), percentile.percent());
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

  private static double percentile(double percent, List<Samples> forks) {
    List<List<Double>> bins =
        forks.stream().flatMap(fork -> fork.histograms().stream()).flatMap(List::stream).toList();
    if (bins.isEmpty()) {
      double[] values =
          forks.stream().flatMapToDouble(fork -> Arrays.stream(fork.array())).toArray();
      double[] once = new double[values.length];
      Arrays.fill(once, 1);
      return Quantiles.of(percent, values, once);
    }
    return Quantiles.of(percent, column(bins, 0), column(bins, 1));
  }

  private static double[] column(List<List<Double>> bins, int which) {
    return bins.stream().mapToDouble(bin -> bin.get(which)).toArray();
  }
}
