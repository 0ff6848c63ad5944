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
import org.jspecify.annotations.Nullable;

/**
 * One metric of one row of one run, each fork one value.
 *
 * @param unit the unit of all of it
 * @param score the mean over forks
 * @param ofAll the figure of all forks together, where that is no mean of theirs; else NaN
 * @param rounds the rounds of the forks; 0 where there are none
 * @param values the values of the forks
 * @param iterations what went on inside the forks
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
    Iterations iterations,
    @Nullable Interval asJmhDoes,
    List<Footnote> notes) {

  /** Clusters nearer than this are no news. */
  static final double CLUSTERS_APART = 1.03;

  /** The figures of {@code row}; null where it does not have the metric. */
  static @Nullable RowSample of(ResultSet set, ResultRow row, Metric metric) {
    Measured measured = metric.in(row);
    if (measured == null) {
      return null;
    }
    List<Integer> rounds = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (Measured.Taken fork : measured.forks()) {
      rounds.add(fork.round());
      values.add(metric.ofFork(measured, fork.samples()));
    }
    Iterations iterations =
        metric.isMean(measured)
            ? new Iterations(measured.forks().stream().map(fork -> fork.samples().array()).toList())
            : Iterations.UNKNOWN;
    List<Footnote> notes = new ArrayList<>(Footnotes.of(set, row, measured, iterations));
    double ofAll = metric.ofAll(measured);
    double ofFile = values.isEmpty() || Double.isNaN(ofAll) ? metric.ofFile(measured) : Double.NaN;
    Footnote another =
        new Footnote(
            Footnote.Kind.JMH_SCORE_DIFFERS,
            metric.isMean(measured)
                ? "the mean of the forks' means; JMH's own score is another"
                : "the mean of what each fork has; JMH's own, of all forks together, is another",
            SentenceDigits.plain(ofFile) + " " + measured.unit());
    Estimate score = score(array(values), ofFile, another, notes);
    clusters(array(values), notes);
    return new RowSample(
        Unit.of(measured.unit()),
        score,
        ofAll,
        rounds,
        values,
        iterations,
        score.interval() == null && metric.isMean(measured) ? error(measured, iterations) : null,
        notes);
  }

  /** The later half of every fork. */
  RowSample later() {
    Iterations half = iterations.later();
    List<Double> means = Arrays.stream(half.means()).boxed().toList();
    return new RowSample(unit, Estimate.bare(Double.NaN), ofAll, rounds, means, half, null, notes);
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
   * @param another what is said where it is not that of the file
   */
  private static Estimate score(
      double[] values, double ofFile, Footnote another, List<Footnote> notes) {
    if (values.length == 0) {
      if (!Double.isNaN(ofFile)) {
        notes.add(
            new Footnote(
                Footnote.Kind.NO_RAW_VALUES,
                "no raw values in the file: JMH's own score, and no interval over forks"));
      }
      return Estimate.bare(ofFile);
    }
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length < values.length) {
      notes.add(
          new Footnote(
              Footnote.Kind.NOT_FINITE,
              "%s of %s forks gave no finite value: nothing is said of this row"
                  .formatted(values.length - finite.length, values.length)));
      return Estimate.bare(Double.NaN);
    }
    if (values.length == 1) {
      notes.add(
          new Footnote(
              Footnote.Kind.ONE_FORK, "one fork only: no interval over forks can be given"));
    }
    Estimate score;
    if (Means.positive(values)) {
      score = Means.geometric(values);
    } else {
      score = Means.arithmetic(values);
      if (values.length > 1) {
        notes.add(
            new Footnote(
                Footnote.Kind.NOT_POSITIVE,
                "not every fork is above 0: arithmetic mean, and no ratios"));
      }
    }
    if (Double.isFinite(ofFile) && Math.abs(ofFile - score.value()) > 0.01 * Math.abs(ofFile)) {
      notes.add(another);
    }
    return score;
  }

  private static void clusters(double[] values, List<Footnote> notes) {
    double apart = Clusters.ratio(values);
    if (apart > CLUSTERS_APART) {
      notes.add(
          new Footnote(
              Footnote.Kind.TWO_CLUSTERS,
              "the forks fall into two clusters: their mean is that of neither",
              SentenceDigits.percent(apart - 1) + " apart"));
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
    told.add(
        new Footnote(
            Footnote.Kind.OF_ALL_FORKS,
            "of all forks together, as JMH tells it: no mean, and no interval",
            SentenceDigits.plain(score.value()) + " " + unit.text() + " a fork"));
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
