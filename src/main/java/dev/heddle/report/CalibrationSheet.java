package dev.heddle.report;

import dev.heddle.compare.Sensitivities;
import dev.heddle.compare.Unit;
import dev.heddle.result.Calibration;
import dev.heddle.result.RunInfo;
import dev.heddle.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts a calibration into a sheet: what each row varies by, and what that lets one see. */
final class CalibrationSheet {

  /** How many forks a side are told of. */
  static final List<Integer> FORKS = List.of(5, 10, 20);

  /** From here on a change is written as a factor. */
  private static final double FACTOR = 2;

  private static final double NEVER = 1e6;

  private CalibrationSheet() {}

  /** What was calibrated, in a line. */
  static String heading(Sensitivities found) {
    Calibration calibration = found.calibration();
    RunInfo.Machine machine = calibration.machine();
    List<String> words = new ArrayList<>();
    if (machine != null) {
      words.add(machine.processor());
      words.add(machine.logicalCores() + " processors");
    }
    if (calibration.jdk() != null) {
      words.add("JDK " + calibration.jdk());
    }
    words.add(calibration.runs() + " runs of the same code");
    return "calibration: " + String.join(", ", words);
  }

  static Sheet of(Sensitivities found) {
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column("row", false));
    columns.add(new Sheet.Column("score", true));
    columns.add(new Sheet.Column("forks", true));
    columns.add(new Sheet.Column("forks ±", true));
    columns.add(new Sheet.Column("runs ±", true));
    columns.add(new Sheet.Column("told", true));
    FORKS.forEach(forks -> columns.add(new Sheet.Column("runs of " + forks, true)));
    FORKS.forEach(rounds -> columns.add(new Sheet.Column(rounds + " rounds", true)));
    List<String> scores = new ArrayList<>();
    for (Sensitivities.Row row : found.rows()) {
      scores.add(score(row.noise()));
    }
    Points.align(scores);
    List<List<String>> rows = new ArrayList<>();
    for (Sensitivities.Row row : found.rows()) {
      List<String> words = new ArrayList<>(List.of(row.name(), scores.get(rows.size())));
      words.add(row.noise().runs() + " x " + perRun(row.noise()));
      words.add(spread(row.noise().varianceOfForks()));
      words.add(spread(row.noise().varianceOfRuns()));
      words.add(change(row.sensitivity().toldOfSuchRuns()));
      FORKS.forEach(forks -> words.add(change(row.sensitivity().ofSeparateRuns(forks))));
      FORKS.forEach(rounds -> words.add(change(row.sensitivity().ofRounds(rounds))));
      rows.add(words);
    }
    return new Sheet(title(found), columns, rows, rows.size(), below(found));
  }

  private static String title(Sensitivities found) {
    String settings =
        found.settings().entrySet().stream()
            .map(setting -> setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining(", "));
    int rows = found.rows().size();
    return rows
        + (rows == 1 ? " row" : " rows")
        + (settings.isEmpty() ? "" : " (" + settings + ")");
  }

  private static List<String> below(Sensitivities found) {
    List<String> below = new ArrayList<>();
    if (!found.leftOut().isEmpty()) {
      below.add(LegendWords.notCalibrated(found.leftOut()));
    }
    if (!found.rows().isEmpty()) {
      below.add(LegendWords.PLUS_MINUS);
      below.add(
          LegendWords.told(
              percent(1 + found.rule().threshold()).replace(".0 %", " %"), found.rows().size()));
      below.add(LegendWords.RUNS_AND_ROUNDS);
      if (found.rows().stream().allMatch(row -> Double.isNaN(row.sensitivity().noise().beyond()))) {
        below.add(LegendWords.FEW_ROWS);
      }
      if (found.mean() != null
          && found.calibration().mean() != null
          && found.calibration().mean().rows() > 1
          && found.mean().toldOfSuchRuns() <= NEVER) {
        below.add(
            LegendWords.meanHasInterval(
                found.calibration().mean().rows(), change(found.mean().toldOfSuchRuns())));
      }
      List<String> clustered =
          found.rows().stream()
              .filter(row -> row.noise().clusters() != null)
              .map(row -> row.name() + ", " + change(row.noise().clusters()) + " apart")
              .toList();
      if (!clustered.isEmpty()) {
        below.add(LegendWords.inTwoClusters(clustered));
      }
    }
    return below;
  }

  private static String score(Calibration.Row row) {
    Unit unit = Unit.of(row.unit());
    Scale scale = Scale.of(unit, row.score());
    Estimate shown = scale.apply(Estimate.bare(row.score()), unit);
    return (Digits.of(shown.value(), Digits.decimals(shown)) + " " + scale.text(unit)).strip();
  }

  private static String perRun(Calibration.Row row) {
    return row.forks() % row.runs() == 0
        ? Integer.toString(row.forks() / row.runs())
        : String.format(Locale.ROOT, "%.1f", (double) row.forks() / row.runs());
  }

  private static String spread(double variance) {
    return percent(Math.exp(Math.sqrt(variance)));
  }

  private static String change(double ratio) {
    return ratio > NEVER ? "never" : percent(ratio);
  }

  private static String percent(double ratio) {
    if (ratio >= FACTOR) {
      return String.format(Locale.ROOT, ratio < 10 ? "%.1fx" : "%.0fx", ratio);
    }
    double percent = 100 * (ratio - 1);
    return String.format(Locale.ROOT, percent < 0.1 ? "%.2f %%" : "%.1f %%", percent);
  }
}
