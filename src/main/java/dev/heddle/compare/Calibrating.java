package dev.heddle.compare;

import dev.heddle.result.Calibration;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.stats.Means;
import dev.heddle.stats.RunNoise;
import dev.heddle.stats.Sample;
import dev.heddle.stats.Sensitivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    Map<Rows.Key, Measurement> rows = SideRows.of(new Side(runs), new Metric.Score(), row -> row);
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
        calibrated);
  }

  private static Calibration.@Nullable Row row(Rows.Key key, Measurement measurement) {
    if (key.occurrence() > 0 || measurement.problem() != null) {
      return null;
    }
    Sample sample = measurement.sample(measurement.unit());
    Sensitivity found = Sensitivity.of(sample);
    RunNoise noise = found == null ? null : RunNoise.of(List.of(sample));
    if (found == null || noise == null) {
      return null;
    }
    double[] forks = sample.forks();
    return new Calibration.Row(
        key.id(),
        measurement.unit().text(),
        Means.geometric(forks).value(),
        sample.runs().size(),
        forks.length,
        found.ofForks(),
        noise.variance(),
        noise.degreesOfFreedom());
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
        ? "measured on " + String.join(" and ", machines)
        : builds.size() > 1 ? "of the builds " + String.join(" and ", builds) : null;
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
