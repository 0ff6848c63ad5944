package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      Map<RowId, Integer> seen = new HashMap<>();
      List<Optional<RowSample>> figures =
          set.rows().parallelStream()
              .map(row ->
                  identity.apply(row.id()) == null
                      ? Optional.<RowSample>empty()
                      : Optional.ofNullable(RowSample.of(set, row, metric)))
              .toList();
      for (int i = 0; i < figures.size(); i++) {
        ResultRow row = set.rows().get(i);
        RowId id = identity.apply(row.id());
        if (id == null || figures.get(i).isEmpty()) {
          continue;
        }
        MatchedRows.Key key = new MatchedRows.Key(id, seen.merge(id, 1, Integer::sum) - 1);
        Measurement measurement =
            rows.computeIfAbsent(key, _ -> new Measurement(new ArrayList<>(), new ArrayList<>()));
        measurement.rows().add(row);
        measurement.runs().add(figures.get(i).get());
      }
    }
    return rows;
  }
}
