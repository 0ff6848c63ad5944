package dev.heddle.compare;

import dev.heddle.result.Aggregation;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Samples;
import dev.heddle.result.ToldMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which figure of every row a table shows. */
sealed interface Metric {

  String name();

  /** Where a row has it; null where it does not. */
  @Nullable Measured in(ResultRow row);

  /** What the forks of {@code measured} come to. */
  MetricFigures of(Measured measured);

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
    public MetricFigures of(Measured measured) {
      return MetricFigures.ofMeans(measured);
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.score();
    }
  }

  /** A secondary metric: the mean of its iterations, or their sum, as JMH takes it. */
  record Secondary(String name) implements Metric {
    @Override
    public @Nullable Measured in(ResultRow row) {
      return row.secondary().get(name);
    }

    @Override
    public MetricFigures of(Measured measured) {
      Aggregation aggregation = Aggregation.of(name, measured);
      return aggregation == Aggregation.MEAN
          ? MetricFigures.ofMeans(measured)
          : new MetricFigures(
              MetricFigures.each(measured, fork -> aggregation.of(fork.array())),
              false,
              aggregation.of(
                  measured.forks().stream()
                      .flatMapToDouble(fork -> Arrays.stream(fork.samples().array()))
                      .toArray()));
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.score();
    }
  }

  /**
   * A percentile of how late tasks were where forks tell that; else of the primary metric: of the
   * histograms in sample mode, else of iterations.
   *
   * <p>Of our own runs there is none where some fork has too few samples.
   */
  record Percentile(String name, double percent) implements Metric {
    @Override
    public Measured in(ResultRow row) {
      Measured longest = row.secondary().get(ToldMetrics.LONGEST);
      if (longest != null) {
        Measured told = row.secondary().get(ToldMetrics.latency(percent));
        return told == null
            ? nothing(longest)
            : new Measured(told.unit(), Double.NaN, Map.of(), told.forks());
      }
      boolean own = !row.forks().isEmpty();
      return own && ofSamples(row) && fewSamples(row) ? nothing(row.primary()) : row.primary();
    }

    /** Whether a row has samples of single operations. */
    static boolean ofSamples(ResultRow row) {
      return row.secondary().containsKey(ToldMetrics.LONGEST)
          || (!row.primary().forks().isEmpty()
              && row.primary().forks().stream()
                  .noneMatch(fork -> fork.samples().histograms().isEmpty()));
    }

    private boolean fewSamples(ResultRow row) {
      return row.primary().forks().stream()
          .mapToDouble(fork ->
              fork.samples().histograms().stream()
                  .flatMap(List::stream)
                  .mapToDouble(bin -> bin.get(1))
                  .sum())
          .anyMatch(samples -> !ToldMetrics.enough(percent, Math.round(samples)));
    }

    private static Measured nothing(Measured measured) {
      List<Measured.Taken> forks =
          measured.forks().stream()
              .map(fork ->
                  new Measured.Taken(
                      fork.round(), Samples.of(measured.unit(), List.of(Double.NaN))))
              .toList();
      return new Measured(measured.unit(), Double.NaN, Map.of(), forks);
    }

    @Override
    public MetricFigures of(Measured measured) {
      return MetricFigures.of(measured, fork -> MetricFigures.percentile(percent, List.of(fork)));
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.percentiles().getOrDefault(Double.toString(percent), Double.NaN);
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
    public MetricFigures of(Measured measured) {
      List<Samples> forks = measured.forks().stream().map(Measured.Taken::samples).toList();
      boolean told = Double.isFinite(measured.score()) || forks.isEmpty();
      return new MetricFigures(
          MetricFigures.each(measured, this::ofFork),
          false,
          told ? measured.score() : MetricFigures.percentile(percent, forks));
    }

    private double ofFork(Samples fork) {
      if (!fork.histograms().isEmpty()) {
        return MetricFigures.percentile(percent, List.of(fork));
      }
      Aggregation ofIterations =
          percent == 0 ? Aggregation.MIN : percent == 100 ? Aggregation.MAX : Aggregation.MEAN;
      return ofIterations.of(fork.array());
    }

    @Override
    public double ofFile(Measured measured) {
      return measured.score();
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
    String plain = plain(name);
    if (percentile != null && !has(sets, plain)) {
      String otherwise = otherwise(plain);
      plain = has(sets, otherwise) ? otherwise : plain;
    }
    if (has(sets, plain)) {
      return percentile == null
          ? new Secondary(plain)
          : new SamplePercentile(plain, percentile.of(), percentile.percent());
    }
    List<String> all =
        new ArrayList<>(List.of(Tables.SCORE, "p0", "p50", "p90", "p95", "p99", "p100"));
    TreeSet<String> known = new TreeSet<>();
    sets.forEach(set -> set.rows().forEach(row -> known.addAll(row.secondary().keySet())));
    all.addAll(known);
    throw new UnknownMetricException(name, all);
  }

  /** Whether any row has a secondary metric. */
  static boolean has(List<ResultSet> sets, String secondary) {
    return sets.stream()
        .flatMap(set -> set.rows().stream())
        .anyMatch(row -> row.secondary().containsKey(secondary));
  }

  /** The secondary metrics that what a person calls {@code name} may be made of. */
  static Set<String> parts(String name) {
    String plain = plain(name);
    PercentileName percentile = PercentileName.of(name);
    return percentile == null
        ? Set.of(plain)
        : Set.copyOf(List.of(plain, otherwise(plain), percentile.of()));
  }

  /** Versions of JMH up to 1.36 put a dot before the names of profilers' metrics. */
  private static String plain(String name) {
    return name.startsWith("·") ? name.substring(1) : name;
  }

  /** How another version of JMH writes the name of a percentile. */
  private static String otherwise(String plain) {
    return plain.replaceFirst("[·:](?=p[\\d.]+$)", plain.contains("·") ? ":" : "·");
  }
}
