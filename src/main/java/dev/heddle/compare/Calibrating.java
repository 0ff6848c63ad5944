package dev.heddle.compare;

import dev.heddle.result.Calibration;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.stats.Clusters;
import dev.heddle.stats.Means;
import dev.heddle.stats.RunSpread;
import dev.heddle.stats.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds what repeated runs of the same code differ by. */
public final class Calibrating {

  private Calibrating() {}

  /**
   * The noise of each row that {@code runs} have in common, two forks a run at least.
   *
   * @param runs of the same code, on one machine
   * @param heddle the version of this program
   */
  public static Calibration of(List<ResultSet> runs, String heddle, Instant now) {
    Map<MatchedRows.Key, Measurement> rows =
        SideRows.of(new Side(runs), new Metric.Score(), row -> row);
    List<Calibration.Row> calibrated = new ArrayList<>();
    rows.forEach((key, measurement) -> {
      Calibration.Row row = row(key, measurement);
      if (row != null) {
        calibrated.add(row);
      }
    });
    return new Calibration(
        Calibration.SCHEMA,
        heddle,
        now,
        runs.stream()
            .map(ResultSet::run)
            .filter(Objects::nonNull)
            .map(RunInfo::machine)
            .findFirst()
            .orElse(null),
        jdk(runs),
        runs.size(),
        calibrated,
        mean(calibrated, runs.size()),
        counted(runs));
  }

  /** What all forks of a row counted alike, and enough of them to believe it. */
  private static @Nullable List<Calibration.Counted> counted(List<ResultSet> runs) {
    SortedMap<String, Unit> metrics = new TreeMap<>();
    for (ResultSet run : runs) {
      for (ResultRow row : run.rows()) {
        row.secondary().forEach((name, its) -> metrics.putIfAbsent(name, Unit.of(its.unit())));
      }
    }
    List<Calibration.Counted> counted = new ArrayList<>();
    metrics.forEach((name, unit) -> {
      ExactMetric exact = ExactMetric.of(unit);
      if (exact != null) {
        SideRows.of(new Side(runs), new Metric.Secondary(name), row -> row)
            .forEach((key, row) -> {
              List<Double> forks =
                  row.runs().stream().flatMap(each -> each.values().stream()).toList();
              boolean known =
                  key.occurrence() == 0
                      && forks.size() >= ExactPair.KNOWN
                      && row.runs().stream().allMatch(each -> each.unit().equals(unit))
                      && exact.agree(forks);
              if (known) {
                double level = Means.arithmetic(array(forks)).value();
                counted.add(
                    new Calibration.Counted(key.id(), name, unit.text(), level, forks.size()));
              }
            });
      }
    });
    return counted.isEmpty() ? null : counted;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Calibration.@Nullable Row row(MatchedRows.Key key, Measurement measurement) {
    if (key.occurrence() > 0 || measurement.problem() != null) {
      return null;
    }
    Sample sample = measurement.sample(measurement.unit());
    RunSpread spread = RunSpread.of(List.of(sample));
    if (spread == null) {
      return null;
    }
    double[] forks = sample.forks();
    double clusters = Clusters.ratio(sample);
    return new Calibration.Row(
        key.id(),
        measurement.unit().text(),
        Means.geometric(forks).value(),
        sample.runs().size(),
        forks.length,
        spread.ofForks(),
        spread.beyondForks(),
        spread.degreesBeyond(),
        sample.runs().stream().map(run -> Means.geometric(run).value()).toList(),
        clusters > RowSample.CLUSTERS_APART ? clusters : null);
  }

  private static Calibration.@Nullable Mean mean(List<Calibration.Row> rows, int runs) {
    RunSpread mean = together(rows, runs);
    return mean == null
        ? null
        : new Calibration.Mean(
            (int) rows.stream().filter(row -> taken(row, runs)).count(),
            mean.deviations().stream().map(Math::exp).toList(),
            mean.ofMeans(),
            mean.ofForks());
  }

  /** The geometric mean over the rows that all runs have, as a row of its own. */
  static @Nullable RunSpread together(List<Calibration.Row> rows, int runs) {
    return AllRows.together(
        rows.stream().filter(row -> taken(row, runs)).map(Calibrating::weighed).toList());
  }

  private static boolean taken(Calibration.Row row, int runs) {
    return row.runs() == runs && Unit.of(row.unit()).direction() != Unit.Direction.NONE;
  }

  private static AllRows.Row weighed(Calibration.Row row) {
    return new AllRows.Row(Unit.of(row.unit()).direction(), Calibrated.spread(row));
  }

  /**
   * What {@code runs} do not have in common and must, to be taken for runs of the same thing.
   *
   * @return the machines or builds in words; null where all is well, or not known
   */
  public static @Nullable String unlike(List<ResultSet> runs) {
    List<RunInfo> infos = runs.stream().map(ResultSet::run).filter(Objects::nonNull).toList();
    List<String> machines =
        infos.stream().map(info -> Calibrated.kind(info.machine())).distinct().toList();
    List<String> builds = infos.stream().map(RunInfo::heddle).distinct().toList();
    return machines.size() > 1
        ? PairWords.onSeveral(machines)
        : builds.size() > 1 ? PairWords.ofSeveral(builds) : null;
  }

  private static @Nullable String jdk(List<ResultSet> runs) {
    List<String> versions =
        runs.stream()
            .flatMap(run -> run.rows().stream())
            .map(row -> row.setup().jdkVersion())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return versions.size() == 1 ? versions.getFirst() : null;
  }
}
