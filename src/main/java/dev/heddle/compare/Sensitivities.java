package dev.heddle.compare;

import dev.heddle.result.Calibration;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.RunSpread;
import dev.heddle.stats.Sensitivity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How small a change of each row can be seen, by a calibration.
 *
 * @param calibration what was found
 * @param runs the runs that it was found in
 * @param settings what all rows have in common, by name
 * @param rows the rows
 * @param leftOut the short names of rows that could not be calibrated
 * @param mean all rows together; null where they do not tell
 * @param rule by which a change is told
 * @param level at which one changed row among all of these is told
 */
public record Sensitivities(
    Calibration calibration,
    List<Tables.Run> runs,
    Map<String, String> settings,
    List<Row> rows,
    List<String> leftOut,
    @Nullable Sensitivity mean,
    Rule rule,
    double level) {

  /** Intervals miss the truth so often. */
  private static final double MISSES = 0.05;

  /**
   * A row.
   *
   * @param name a short name that no other row has
   * @param noise what was found
   * @param sensitivity what that lets one see
   */
  public record Row(String name, Calibration.Row noise, Sensitivity sensitivity) {}

  /**
   * Puts a calibration beside the runs that it was made of: what a comparison by {@code rule} tells
   * where all of its rows are compared and one has changed.
   */
  public static Sensitivities of(Calibration calibration, List<ResultSet> runs, Rule rule) {
    Set<RowId> measured = new LinkedHashSet<>();
    for (ResultSet run : runs) {
      run.rows().stream().map(ResultRow::id).forEach(measured::add);
    }
    RowNames names = new RowNames(runs, measured);
    Calibrated noise = new Calibrated(calibration);
    double level = rule.ofOneChanged(calibration.rows().size());
    List<Row> rows = new ArrayList<>();
    for (Calibration.Row row : calibration.rows()) {
      Unit unit = Unit.of(row.unit());
      double floor =
          Floor.of(unit).onLogarithms(unit, row.row().threads(), row.score(), row.score());
      double threshold = Math.max(rule.onLogarithms(), floor);
      rows.add(
          new Row(
              names.of(new MatchedRows.Key(row.row(), 0)),
              row,
              new Sensitivity(Objects.requireNonNull(noise.of(row.row())), level, threshold)));
      measured.remove(row.row());
    }
    List<String> leftOut =
        measured.stream().map(row -> names.of(new MatchedRows.Key(row, 0))).toList();
    RunSpread mean = Calibrating.together(calibration.rows(), calibration.runs());
    return new Sensitivities(
        calibration,
        Tables.runs(runs),
        names.shared(),
        rows,
        leftOut,
        mean == null ? null : new Sensitivity(mean.alone(), MISSES, 0),
        rule,
        level);
  }
}
