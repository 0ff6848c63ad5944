package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All scores of all tables in one, in their own units: what somebody sorts, filters and copies. */
final class RawSheet {

  /** More tell nothing; a download has all of them. */
  private static final int DIGITS = 7;

  private RawSheet() {}

  static Sheet of(Tables tables) {
    boolean one = tables.runs().size() == 1;
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column("row", false));
    boolean named = tables.tables().stream().anyMatch(table -> !benchmark(table).isEmpty());
    if (named) {
      columns.add(new Sheet.Column("benchmark", false));
    }
    if (!one) {
      columns.add(new Sheet.Column("run", false));
    }
    for (String heading : List.of("score", "low 95 %", "high 95 %")) {
      columns.add(new Sheet.Column(heading, true));
    }
    columns.add(new Sheet.Column("unit", false));
    columns.add(new Sheet.Column("forks", true));
    columns.add(new Sheet.Column("values of forks", false));
    List<List<String>> rows = new ArrayList<>();
    for (Table table : tables.tables()) {
      for (Line line : table.lines()) {
        for (int run = 0; run < tables.runs().size(); run++) {
          Cell cell = line.cells().get(run);
          if (cell != null) {
            List<String> row = new ArrayList<>();
            row.add(line.name(table.columns()));
            if (named) {
              row.add(benchmark(table));
            }
            if (!one) {
              row.add(Sheets.letter(run));
            }
            figures(row, cell);
            rows.add(row);
          }
        }
      }
    }
    return new Sheet(PageWords.RAW, columns, rows, rows.size(), List.of());
  }

  private static String benchmark(Table table) {
    String settings =
        table.settings().entrySet().stream()
            .map(RawSheet::setting)
            .collect(Collectors.joining(" "));
    return (table.title() + " " + settings).strip();
  }

  private static String setting(Map.Entry<String, String> setting) {
    return setting.getKey() + "=" + setting.getValue();
  }

  private static void figures(List<String> row, Cell cell) {
    Interval interval = cell.score().interval();
    row.add(number(cell.score().value()));
    row.add(interval == null ? CellWords.NOTHING : number(interval.low()));
    row.add(interval == null ? CellWords.NOTHING : number(interval.high()));
    row.add(cell.unit().text());
    row.add(Integer.toString(cell.forks().size()));
    row.add(cell.forks().stream().map(RawSheet::number).collect(Collectors.joining(" ")));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Digits.significant(value, DIGITS) : CellWords.NOTHING;
  }
}
