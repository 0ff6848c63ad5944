package dev.heddle.compare;

import dev.heddle.result.Calibration;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Sensitivity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How small a change of each row can be seen, by a calibration.
 *
 * @param calibration what was found
 * @param runs the runs that it was found in
 * @param settings what all rows have in common, by name
 * @param rows the rows
 * @param leftOut the short names of rows that could not be calibrated
 */
public record Sensitivities(
    Calibration calibration,
    List<Tables.Run> runs,
    Map<String, String> settings,
    List<Row> rows,
    List<String> leftOut) {

  /**
   * A row.
   *
   * @param name a short name that no other row has
   * @param noise what was found
   * @param sensitivity what that lets one see
   */
  public record Row(String name, Calibration.Row noise, Sensitivity sensitivity) {}

  /** Puts a calibration beside the runs that it was made of. */
  public static Sensitivities of(Calibration calibration, List<ResultSet> runs) {
    Set<RowId> measured = new LinkedHashSet<>();
    for (ResultSet run : runs) {
      run.rows().stream().map(ResultRow::id).forEach(measured::add);
    }
    RowNames names = new RowNames(runs, measured);
    List<Row> rows = new ArrayList<>();
    for (Calibration.Row row : calibration.rows()) {
      rows.add(
          new Row(
              names.of(new Rows.Key(row.row(), 0)),
              row,
              new Sensitivity(row.varianceOfForks(), row.varianceOfRuns(), row.runs())));
      measured.remove(row.row());
    }
    List<String> leftOut = measured.stream().map(row -> names.of(new Rows.Key(row, 0))).toList();
    return new Sensitivities(calibration, Tables.runs(runs), names.shared(), rows, leftOut);
  }
}
