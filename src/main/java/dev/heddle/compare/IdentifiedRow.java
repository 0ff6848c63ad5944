package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A row of one file, by what it is taken for. Tables, comparisons and trends match rows by this
 * alone: rows of several files belong together where their keys are the same.
 *
 * @param figures what it says; empty where it does not have the metric
 */
record IdentifiedRow(MatchedRows.Key key, ResultRow row, Optional<RowSample> figures) {

  /** All rows of {@code set} as they are, in their order. */
  static List<IdentifiedRow> of(ResultSet set, Metric metric) {
    return of(set, metric, row -> row, _ -> true);
  }

  /**
   * Some rows of {@code set}, in their order. Of rows that are taken for the same the first is
   * number 0, the next one number 1, whichever metrics they have.
   *
   * @param identity what a row is taken for; null for rows that are left out
   * @param wanted which of the others
   */
  static List<IdentifiedRow> of(
      ResultSet set,
      Metric metric,
      Function<RowId, @Nullable RowId> identity,
      Predicate<MatchedRows.Key> wanted) {
    record Keyed(MatchedRows.Key key, ResultRow row) {}

    Map<RowId, Integer> seen = new HashMap<>();
    List<Keyed> keyed = new ArrayList<>();
    for (ResultRow row : set.rows()) {
      RowId id = identity.apply(row.id());
      if (id != null) {
        MatchedRows.Key key = new MatchedRows.Key(id, seen.merge(id, 1, Integer::sum) - 1);
        if (wanted.test(key)) {
          keyed.add(new Keyed(key, row));
        }
      }
    }
    return keyed.parallelStream()
        .map(each ->
            new IdentifiedRow(
                each.key(), each.row(), Optional.ofNullable(RowSample.of(set, each.row(), metric))))
        .toList();
  }
}
