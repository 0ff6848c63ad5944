package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of several runs, matched by what they are. */
final class MatchedRows {

  /** A row of some runs: what it is, and which of the rows that are the same in one file. */
  record Key(RowId id, int occurrence) {}

  private final Map<Key, List<@Nullable RowSample>> figures = new LinkedHashMap<>();
  private final Map<Key, List<ResultRow>> rows = new HashMap<>();
  private final Map<Key, List<@Nullable ResultRow>> bySet = new HashMap<>();
  private final int sets;

  private MatchedRows(int sets) {
    this.sets = sets;
  }

  static MatchedRows of(List<ResultSet> sets, Metric metric) {
    MatchedRows all = new MatchedRows(sets.size());
    for (int set = 0; set < sets.size(); set++) {
      for (IdentifiedRow each : IdentifiedRow.of(sets.get(set), metric)) {
        all.rows.computeIfAbsent(each.key(), _ -> new ArrayList<>()).add(each.row());
        all.bySet
            .computeIfAbsent(each.key(), _ -> new ArrayList<>(Collections.nCopies(all.sets, null)))
            .set(set, each.row());
        all.figures
            .computeIfAbsent(each.key(), _ -> new ArrayList<>(Collections.nCopies(all.sets, null)))
            .set(set, each.figures().orElse(null));
      }
    }
    all.figures.values().removeIf(each -> each.stream().allMatch(figures -> figures == null));
    return all;
  }

  /** What there is, in the order in which it came first. */
  List<Key> keys() {
    return List.copyOf(figures.keySet());
  }

  /** What each run says of a row; null where it does not have it. */
  List<@Nullable RowSample> figures(MatchedRows.@Nullable Key key) {
    List<@Nullable RowSample> found = key == null ? null : figures.get(key);
    return found == null ? Collections.nCopies(sets, null) : found;
  }

  /** The row in those runs that have it. */
  List<ResultRow> rows(Key key) {
    return rows.getOrDefault(key, List.of());
  }

  /** The row in one run; null where that does not have it. */
  @Nullable ResultRow row(Key key, int set) {
    List<@Nullable ResultRow> found = bySet.get(key);
    return found == null ? null : found.get(set);
  }

  /** What a row is for, as the newest run has it. */
  Role role(Key key) {
    List<ResultRow> found = rows(key);
    return found.isEmpty() ? Role.CONTENDER : found.getLast().role();
  }

  /** The first unit that any run has for one of {@code keys}. */
  Unit unit(List<Key> keys) {
    for (Key key : keys) {
      for (RowSample each : figures(key)) {
        if (each != null && !each.unit().text().isEmpty()) {
          return each.unit();
        }
      }
    }
    return Unit.of("");
  }
}
