package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Column;
import dev.heddle.compare.ColumnFigure;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tables for programs: a line a row and run (RFC 4180), every figure in full and in the unit that
 * its column {@code unit} names.
 */
final class CsvReport {

  /** About how many characters a line has. */
  private static final int LINE = 540;

  private final StringBuilder text;
  private final Tables tables;
  private final SortedSet<String> params = new TreeSet<>();
  private final Set<Column> further = EnumSet.noneOf(Column.class);

  private CsvReport(Tables tables) {
    this.tables = tables;
    // of a large run a text that grows takes twice its memory
    text = new StringBuilder(LINE * (1 + lines(tables)));
    for (Table table : tables.tables()) {
      table.shown().stream().filter(Column::further).forEach(further::add);
      for (Line line : table.lines()) {
        if (line.row() != null) {
          params.addAll(line.row().params().keySet());
        }
      }
    }
  }

  private static int lines(Tables tables) {
    return tables.runs().size()
        * tables.tables().stream().mapToInt(table -> table.lines().size()).sum();
  }

  static String of(Tables tables) {
    CsvReport report = new CsvReport(tables);
    report.heading();
    for (Table table : tables.tables()) {
      for (Line line : table.lines()) {
        for (int run = 0; run < tables.runs().size(); run++) {
          Cell cell = line.cells().get(run);
          if (cell != null) {
            report.line(tables.runs().get(run), table, line, cell);
          }
        }
      }
    }
    return report.text.toString();
  }

  private void heading() {
    List<String> names = new ArrayList<>(List.of("run", "table", "line", "role", "benchmark"));
    names.addAll(List.of("mode", "threads"));
    params.forEach(name -> names.add("param." + name));
    names.addAll(List.of("metric", "unit", "score", "score_low_95", "score_high_95", "forks"));
    for (String ratio : List.of("speedup_vs_sequential_ratio", "efficiency_ratio")) {
      names.addAll(List.of(ratio, ratio + "_low_95", ratio + "_high_95"));
    }
    names.addAll(List.of("fork_values", "notes", "jmh_low_999", "jmh_high_999"));
    names.addAll(List.of("relative_to", "relative_ratio"));
    names.addAll(List.of("relative_ratio_low_95", "relative_ratio_high_95", "vs_first_run_ratio"));
    names.addAll(List.of("vs_first_run_ratio_low_95", "vs_first_run_ratio_high_95"));
    for (Column column : further) {
      String name = column.id();
      names.addAll(List.of(name, name + "_low_95", name + "_high_95", name + "_unit"));
    }
    record(names.stream().map(CsvReport::word).toList());
  }

  private void line(Tables.Run run, Table table, Line line, Cell cell) {
    RowId row = line.row();
    List<String> fields = new ArrayList<>();
    fields.add(word(run.name()));
    fields.add(word(name(table)));
    fields.add(word(line.labels().getFirst()));
    fields.add(word(line.role().name().toLowerCase(Locale.ROOT)));
    fields.add(word(row == null ? table.benchmark() : row.benchmark()));
    fields.add(word(row == null ? "" : row.mode()));
    fields.add(row == null ? "" : Integer.toString(row.threads()));
    params.forEach(
        name -> fields.add(word(row == null ? "" : row.params().getOrDefault(name, ""))));
    fields.add(word(tables.metric()));
    fields.add(word(cell.unit().text()));
    estimate(fields, cell.score());
    fields.add(line.row() == null ? "" : Integer.toString(cell.forks().size()));
    estimate(fields, table.relative() ? null : cell.speedup());
    estimate(fields, cell.efficiency());
    fields.add(cell.forks().stream().map(CsvReport::number).collect(Collectors.joining(" ")));
    fields.add(
        word(cell.notes().stream().map(Footnote::sentence).collect(Collectors.joining("; "))));
    Interval jmh = cell.asJmhDoes();
    fields.add(jmh == null ? "" : number(jmh.low()));
    fields.add(jmh == null ? "" : number(jmh.high()));
    fields.add(word(table.relative() ? table.baseline() : ""));
    estimate(fields, table.relative() ? cell.speedup() : null);
    estimate(fields, cell.versusFirst());
    for (Column column : further) {
      ColumnFigure figure = cell.columns().get(column);
      estimate(fields, figure == null ? null : figure.figure());
      fields.add(figure == null || !figure.there() ? "" : word(figure.unit().text()));
    }
    record(fields);
  }

  private static String name(Table table) {
    StringBuilder name = new StringBuilder(table.title());
    table
        .settings()
        .forEach((key, value) -> name.append(' ').append(key).append('=').append(value));
    return name.toString().strip();
  }

  static void estimate(List<String> fields, @Nullable Estimate estimate) {
    Interval interval = estimate == null ? null : estimate.interval();
    fields.add(estimate == null ? "" : number(estimate.value()));
    fields.add(interval == null ? "" : number(interval.low()));
    fields.add(interval == null ? "" : number(interval.high()));
  }

  static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  /** A text that a spreadsheet takes for a text, whatever it begins with. */
  static String word(String word) {
    String inert = Inert.of(word);
    String plain = !inert.isEmpty() && "=+-@".indexOf(inert.charAt(0)) >= 0 ? "'" + inert : inert;
    return isToBeQuoted(plain) ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
  }

  private static boolean isToBeQuoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("\",;\r\n".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private void record(List<String> fields) {
    text.append(String.join(",", fields)).append("\r\n");
  }
}
