package dev.heddle.compare;

import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.stats.Clusters;
import dev.heddle.stats.Difference;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import dev.heddle.stats.Iterations;
import dev.heddle.stats.Means;
import dev.heddle.stats.Ratios;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one row of one run, each fork one value.
 *
 * @param unit the unit of all of it
 * @param score the mean over forks
 * @param ofAll the figure of all forks together, where that is no mean of theirs; else NaN
 * @param rounds the rounds of the forks; 0 where there are none
 * @param values the values of the forks
 * @param inside what went on inside the forks: made anew each time, as few rows are looked into
 * @param asJmhDoes JMH's own interval around the score, where forks give none; null where it does
 *     not either
 * @param notes what a reader must know
 */
record RowSample(
    Unit unit,
    Estimate score,
    double ofAll,
    List<Integer> rounds,
    List<Double> values,
    Supplier<Iterations> inside,
    @Nullable Interval asJmhDoes,
    List<Footnote> notes) {

  /** Clusters nearer than this are no news. */
  static final double CLUSTERS_APART = 1.03;

  /** The figures of {@code row}; null where it does not have the metric. */
  static @Nullable RowSample of(ResultSet set, ResultRow row, Metric metric) {
    Measured measured = metric.in(row);
    return measured == null ? null : of(set, row, metric, measured);
  }

  /** The same with nothing that a reader must know: to find all that takes long. */
  static @Nullable RowSample bare(ResultRow row, Metric metric) {
    Measured measured = metric.in(row);
    return measured == null ? null : of(null, row, metric, measured);
  }

  private static RowSample of(
      @Nullable ResultSet set, ResultRow row, Metric metric, Measured measured) {
    MetricFigures figures = metric.of(measured);
    List<Integer> rounds = measured.forks().stream().map(Measured.Taken::round).toList();
    double[] forks = figures.forks();
    Supplier<Iterations> inside =
        figures.means() ? () -> inside(measured) : () -> Iterations.UNKNOWN;
    Iterations iterations = inside.get();
    List<Footnote> notes =
        set == null
            ? new ArrayList<>()
            : new ArrayList<>(Footnotes.of(set, row, measured, iterations));
    double ofAll = figures.ofAll();
    double ofFile = forks.length == 0 || Double.isNaN(ofAll) ? metric.ofFile(measured) : Double.NaN;
    Estimate score = score(forks, ofFile, percentile(row, metric), notes);
    if (Double.isFinite(ofFile)
        && forks.length > 0
        && Math.abs(ofFile - score.value()) > 0.01 * Math.abs(ofFile)) {
      notes.add(TableWords.otherScore(figures.means(), ofFile, measured.unit()));
    }
    clusters(forks, notes);
    return new RowSample(
        Unit.of(measured.unit()),
        score,
        ofAll,
        rounds,
        Arrays.stream(forks).boxed().toList(),
        inside,
        score.interval() == null && figures.means() ? error(measured, iterations) : null,
        notes);
  }

  /** The later half of every fork. */
  RowSample later() {
    Iterations half = iterations().later();
    List<Double> means = Arrays.stream(half.means()).boxed().toList();
    return new RowSample(
        unit, Estimate.bare(Double.NaN), ofAll, rounds, means, () -> half, null, notes);
  }

  /** What went on inside the forks. */
  Iterations iterations() {
    return inside.get();
  }

  private static Iterations inside(Measured measured) {
    return new Iterations(measured.forks().stream().map(fork -> fork.samples().array()).toList());
  }

  /** The percentile of samples that it is, of which there may be too few; empty for all else. */
  private static String percentile(ResultRow row, Metric metric) {
    return metric instanceof Metric.Percentile && Metric.Percentile.ofSamples(row)
        ? metric.name()
        : "";
  }

  /** What JMH's own tables have beside the score. */
  private static @Nullable Interval error(Measured measured, Iterations iterations) {
    double half = measured.error();
    return Double.isFinite(half) && Double.isFinite(measured.score())
        ? new Interval(measured.score() - half, measured.score() + half)
        : iterations.asJmhDoes();
  }

  /**
   * The score of a row.
   *
   * @param percentile the percentile of samples that it is; empty where it is none
   */
  private static Estimate score(
      double[] values, double ofFile, String percentile, List<Footnote> notes) {
    if (values.length == 0) {
      if (!Double.isNaN(ofFile)) {
        notes.add(TableWords.NO_RAW_VALUES);
      }
      return Estimate.bare(ofFile);
    }
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length < values.length) {
      notes.add(
          percentile.isEmpty()
              ? TableWords.notFinite(values.length - finite.length, values.length)
              : TableWords.tooFewSamples(percentile));
      return Estimate.bare(Double.NaN);
    }
    if (values.length == 1) {
      notes.add(TableWords.ONE_FORK);
    }
    Estimate score;
    if (Means.positive(values)) {
      score = Means.geometric(values);
    } else {
      score = Means.arithmetic(values);
      if (values.length > 1) {
        notes.add(TableWords.NOT_POSITIVE);
      }
    }
    return score;
  }

  private static void clusters(double[] values, List<Footnote> notes) {
    double apart = Clusters.ratio(values);
    if (apart > CLUSTERS_APART) {
      notes.add(TableWords.twoClusters(apart));
    }
  }

  /**
   * As a cell with what it is against others.
   *
   * @param baseline the row of the same run that others are told against; null where none is
   * @param first the same row in the first of several runs; null where that does not have it
   */
  Cell cell(@Nullable RowSample baseline, @Nullable RowSample first) {
    Cell cell = cellOfAll();
    Estimate speedup =
        baseline == null || !Double.isFinite(score.value())
            ? null
            : equals(baseline) ? Estimate.bare(1) : betterThan(baseline);
    return new Cell(
        unit,
        cell.score(),
        values,
        speedup,
        null,
        betterThanFirst(first),
        cell.asJmhDoes(),
        cell.notes());
  }

  /** How many times better this is than the same in another run: rounds of two pair nothing. */
  @Nullable Estimate betterThanFirst(@Nullable RowSample first) {
    if (first == null || !unit.fits(first.unit)) {
      return null;
    }
    boolean forks = Means.positive(array(values)) && Means.positive(array(first.values));
    Estimate ratio =
        forks
            ? Ratios.unpaired(array(values), array(first.values))
            : Estimate.bare(score.value() / first.score.value());
    return better(ratio, first.unit);
  }

  private @Nullable Estimate better(Estimate ratio, Unit of) {
    Estimate inOneUnit = ratio.times(unit.in(of));
    return switch (unit.direction()) {
      case NONE -> null;
      case LESS -> known(inOneUnit.inverse());
      case MORE -> known(inOneUnit);
    };
  }

  private static @Nullable Estimate known(Estimate ratio) {
    return ratio.value() > 0 && Double.isFinite(ratio.value()) ? ratio : null;
  }

  /** As a cell without ratios. */
  Cell cell() {
    return new Cell(unit, score, values, null, null, null, asJmhDoes, notes);
  }

  /** The same with JMH's figure of all forks together, such as the sum of a count. */
  Cell cellOfAll() {
    if (values.size() < 2 || !Double.isFinite(ofAll)) {
      return cell();
    }
    List<Footnote> told = new ArrayList<>(notes);
    told.add(TableWords.ofAllForks(score.value(), unit));
    return new Cell(unit, Estimate.bare(ofAll), values, told);
  }

  /**
   * How many times better this is than {@code other}: paired by rounds where both have some, else
   * as independent samples; null where that cannot be said.
   */
  @Nullable Estimate betterThan(RowSample other) {
    if (!unit.fits(other.unit) || unit.direction() == Unit.Direction.NONE || values.isEmpty()) {
      return null;
    }
    Estimate ratio =
        paired(other)
            ? over(other).estimate()
            : Ratios.unpaired(array(values), array(other.values));
    return better(ratio, other.unit);
  }

  /** How far this lies above {@code other}, round by round, each in its own unit. */
  Difference over(RowSample other) {
    Map<Integer, Double> byRound = new HashMap<>();
    for (int i = 0; i < other.values.size(); i++) {
      byRound.put(other.rounds.get(i), other.values.get(i));
    }
    List<Double> mine = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Double match = byRound.get(rounds.get(i));
      if (match != null) {
        mine.add(values.get(i));
        theirs.add(match);
      }
    }
    return Difference.paired(array(mine), array(theirs));
  }

  boolean measured() {
    return !values.isEmpty() || !Double.isNaN(score.value());
  }

  boolean paired(RowSample other) {
    return !rounds.contains(0) && !other.rounds.contains(0);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
