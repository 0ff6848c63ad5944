package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows that a person means by a name, or a part of one: the whole one, or that in tables. */
final class ChosenRows {

  private final Predicate<String> found;
  private final List<ResultSet> sets;
  private @Nullable RowNames shown;

  ChosenRows(Predicate<String> found, List<ResultSet> sets) {
    this.found = found;
    this.sets = sets;
  }

  boolean has(MatchedRows.Key key) {
    return found.test(RowNames.full(key)) || found.test(shown().of(key));
  }

  /** Whether {@code name} is one of its two names. */
  boolean isCalled(MatchedRows.Key key, String name) {
    return isCalled(RowNames.full(key), shown().of(key), name);
  }

  /** The same of a row by its names, the whole one and the one in tables. */
  static boolean isCalled(String full, String shown, String name) {
    return name.equals(full) || name.equals(shown);
  }

  /** The name in tables. */
  String name(MatchedRows.Key key) {
    return shown().of(key);
  }

  private synchronized RowNames shown() {
    RowNames names = shown;
    if (names == null) {
      List<RowId> rows =
          sets.stream().flatMap(set -> set.rows().stream()).map(row -> row.id()).toList();
      names = new RowNames(sets, rows.stream().distinct().toList());
      shown = names;
    }
    return names;
  }
}
