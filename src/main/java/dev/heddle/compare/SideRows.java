package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of one side by what they are. */
final class SideRows {

  private SideRows() {}

  /**
   * Finds the rows that have the metric.
   *
   * @param identity what a row is taken for; null for rows that are left out
   */
  static Map<MatchedRows.Key, Measurement> of(
      Side side, Metric metric, Function<RowId, @Nullable RowId> identity) {
    Map<MatchedRows.Key, Measurement> rows = new LinkedHashMap<>();
    for (ResultSet set : side.sets()) {
      for (IdentifiedRow each : IdentifiedRow.of(set, metric, identity, _ -> true)) {
        if (each.figures().isPresent()) {
          Measurement measurement =
              rows.computeIfAbsent(
                  each.key(), _ -> new Measurement(new ArrayList<>(), new ArrayList<>()));
          measurement.rows().add(each.row());
          measurement.runs().add(each.figures().get());
        }
      }
    }
    return rows;
  }
}
