package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All scores of all tables in one, in their own units: what somebody sorts, filters and copies. */
final class RawSheet {

  /** More tell nothing; a download has all of them. */
  private static final int DIGITS = 7;

  private RawSheet() {}

  static Sheet of(Tables tables) {
    boolean one = tables.runs().size() == 1;
    Map<String, String> alike = alike(tables.tables());
    String unit = unit(tables.tables());
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column("row", false));
    boolean named = tables.tables().stream().anyMatch(table -> !benchmark(table, alike).isEmpty());
    if (named) {
      columns.add(new Sheet.Column("benchmark", false));
    }
    if (!one) {
      columns.add(new Sheet.Column("run", false));
    }
    columns.add(new Sheet.Column(unit.isEmpty() ? "score" : "score (" + unit + ")", true));
    columns.add(new Sheet.Column("low 95 %", true));
    columns.add(new Sheet.Column("high 95 %", true));
    if (unit.isEmpty()) {
      columns.add(new Sheet.Column("unit", false));
    }
    columns.add(new Sheet.Column("values of forks", false));
    List<List<String>> rows = new ArrayList<>();
    for (Table table : tables.tables()) {
      String benchmark = benchmark(table, alike);
      for (Line line : table.lines()) {
        for (int run = 0; run < tables.runs().size(); run++) {
          Cell cell = line.cells().get(run);
          if (cell != null) {
            List<String> row = new ArrayList<>();
            row.add(line.name(table.columns()));
            if (named) {
              row.add(benchmark);
            }
            if (!one) {
              row.add(Sheets.letter(run));
            }
            figures(row, cell, unit.isEmpty());
            rows.add(row);
          }
        }
      }
    }
    List<String> notes =
        alike.isEmpty() ? List.of() : List.of(PageWords.ofAllRows(settings(alike)));
    return new Sheet(PageWords.RAW, columns, rows, rows.size(), notes);
  }

  /** The settings that all of several tables have, which need not be told with each row. */
  private static Map<String, String> alike(List<Table> tables) {
    if (tables.size() < 2) {
      return Map.of();
    }
    Map<String, String> alike = new LinkedHashMap<>(tables.getFirst().settings());
    tables.forEach(table -> alike.entrySet().retainAll(table.settings().entrySet()));
    return alike;
  }

  /** The unit of every score; empty where there are several. */
  private static String unit(List<Table> tables) {
    Set<String> units = new HashSet<>();
    for (Table table : tables) {
      for (Line line : table.lines()) {
        for (Cell cell : line.cells()) {
          if (cell != null) {
            units.add(cell.unit().text());
          }
        }
      }
    }
    return units.size() == 1 ? units.iterator().next() : "";
  }

  private static String benchmark(Table table, Map<String, String> alike) {
    Map<String, String> own = new LinkedHashMap<>(table.settings());
    own.keySet().removeAll(alike.keySet());
    return (table.title() + " " + settings(own)).strip();
  }

  private static String settings(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(" "));
  }

  private static void figures(List<String> row, Cell cell, boolean unit) {
    Interval interval = cell.score().interval();
    row.add(number(cell.score().value()));
    row.add(interval == null ? CellWords.NOTHING : number(interval.low()));
    row.add(interval == null ? CellWords.NOTHING : number(interval.high()));
    if (unit) {
      row.add(cell.unit().text());
    }
    row.add(cell.forks().stream().map(RawSheet::number).collect(Collectors.joining(" ")));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Digits.significant(value, DIGITS) : CellWords.NOTHING;
  }
}
