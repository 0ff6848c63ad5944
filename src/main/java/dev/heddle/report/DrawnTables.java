package dev.heddle.report;

import dev.heddle.compare.Column;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.compare.UnknownRowException;
import dev.heddle.compare.View;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of a page that have pictures: the first of them, as far as a page stays small. */
final class DrawnTables {

  /** Figures that tables do not show unasked, and pictures do. */
  private static final List<Column> DETAILS =
      List.of(Column.TIME, Column.LIMIT, Column.P50, Column.P99, Column.P99_9, Column.MAX);

  /** So many rows of all tables together have pictures: a page is small, and opens at once. */
  private static final int MOST = 240;

  /** Of this many rows the pictures of the first few tables tell little: fewer have one. */
  private static final int MANY = 1_000;

  private static final int MOST_OF_MANY = 112;

  private final Set<Table> drawn;
  private final List<Table> details;

  private DrawnTables(Set<Table> drawn, List<Table> details) {
    this.drawn = drawn;
    this.details = details;
  }

  /**
   * Those of some tables.
   *
   * @param alone those of {@code tables} that may have pictures of their own
   * @throws UnknownMetricException where none of the sets has scores
   * @throws UnknownRowException never: no row is named
   */
  static DrawnTables of(Tables tables, List<Table> alone, List<ResultSet> sets)
      throws UnknownMetricException, UnknownRowException {
    int all = alone.stream().mapToInt(table -> TablePlots.rows(tables, table)).sum();
    int most = all > MANY ? MOST_OF_MANY : MOST;
    Set<Table> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<RowId> wanted = new HashSet<>();
    int sum = 0;
    for (Table table : alone) {
      sum += TablePlots.rows(tables, table);
      if (sum <= most && TablePlots.drawn(tables, table)) {
        drawn.add(table);
        rows(table).stream().filter(Objects::nonNull).forEach(wanted::add);
      }
    }
    if (wanted.isEmpty()) {
      return new DrawnTables(drawn, List.of());
    }
    View more = new View(_ -> true, View.Order.MEASURED, null, DETAILS);
    List<ResultSet> parts = sets.stream().map(set -> set.with(wanted::contains)).toList();
    return new DrawnTables(drawn, Tables.of(parts, Tables.SCORE, more).tables());
  }

  /** Whether a table has pictures. */
  boolean has(Table table) {
    return drawn.contains(table);
  }

  /** The same table with the figures that it does not show; null where there is none. */
  @Nullable Table detailed(Table table) {
    List<@Nullable RowId> rows = rows(table);
    return details.stream()
        .filter(each -> each.benchmark().equals(table.benchmark()) && rows(each).equals(rows))
        .findFirst()
        .orElse(null);
  }

  private static List<@Nullable RowId> rows(Table table) {
    List<@Nullable RowId> rows = new ArrayList<>();
    for (Line line : table.lines()) {
      rows.add(line.row());
    }
    return rows;
  }
}
