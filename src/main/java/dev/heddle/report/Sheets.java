package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Column;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a table into words. */
final class Sheets {

  private final Tables tables;
  private final Table table;
  private final CellWords words;
  private final Notes notes;

  private Sheets(Tables tables, Table table) {
    this.tables = tables;
    this.table = table;
    words = new CellWords(Scale.of(table));
    notes = Notes.of(table, tables.runs().size());
  }

  static Sheet of(Tables tables, Table table) {
    Sheets sheets = new Sheets(tables, table);
    return tables.runs().size() == 1
        ? sheets.oneRun()
        : tables.chosen() ? sheets.chosen() : sheets.sideBySide();
  }

  /** The name of a run above its column. */
  static String letter(int run) {
    return run < 26 ? String.valueOf((char) ('A' + run)) : letter(run / 26 - 1) + letter(run % 26);
  }

  private Sheet oneRun() {
    List<Sheet.Column> columns = labels();
    List<List<String>> rows = new ArrayList<>();
    for (Line line : table.lines()) {
      Cell cell = line.cells().getFirst();
      rows.add(labels(line, cell == null ? "" : notes.marks(cell.notes())));
    }
    figures(0, "", columns, rows);
    List<String> below = new ArrayList<>(notes.lines());
    below.addAll(legends());
    return new Sheet(title(), columns, rows, apart(), below, last());
  }

  /** Adds the columns of a run that are shown. */
  private void figures(int run, String of, List<Sheet.Column> columns, List<List<String>> rows) {
    for (Column column : table.shown()) {
      ColumnWords its = new ColumnWords(table, words, heading(), run);
      columns.add(new Sheet.Column(of + its.heading(column), its.right(column), column.further()));
      List<String> cells = its.of(column);
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).add(cells.get(i));
      }
    }
  }

  /** What the columns are, a line each. */
  private List<String> legends() {
    List<Column> shown = table.shown();
    List<String> legends = new ArrayList<>();
    if (shown.contains(Column.INTERVAL) && any(cell -> cell.asJmhDoes())) {
      legends.add(LegendWords.JMH_ERROR);
    }
    boolean efficiency = shown.contains(Column.EFFICIENCY) && any(Cell::efficiency);
    if (shown.contains(Column.VS) && any(Cell::speedup)) {
      legends.add(legend(efficiency));
    } else if (efficiency) {
      legends.add(efficiency());
    }
    shown.stream()
        .filter(column -> column.further() && !column.what().isEmpty())
        .forEach(column -> legends.add(column.id() + ": " + column.what()));
    return legends;
  }

  private String efficiency() {
    return LegendWords.efficiency(table.capacity());
  }

  private String legend(boolean efficiency) {
    boolean paired =
        table.notes().stream().noneMatch(note -> note.kind() == Footnote.Kind.UNPAIRED);
    return LegendWords.versus(table.baseline(), timed(), paired)
        + (efficiency ? "; " + efficiency() : "");
  }

  private boolean timed() {
    return table.unit().kind() != Unit.Kind.OTHER;
  }

  /** Several runs with the columns that were asked for, run by run. */
  private Sheet chosen() {
    List<Sheet.Column> columns = labels();
    List<List<String>> rows = new ArrayList<>();
    for (Line line : table.lines()) {
      List<Footnote> all = new ArrayList<>();
      line.cells().forEach(cell -> all.addAll(cell == null ? List.of() : cell.notes()));
      rows.add(labels(line, notes.marks(all)));
    }
    for (int run = 0; run < tables.runs().size(); run++) {
      figures(run, letter(run) + " ", columns, rows);
    }
    List<String> below = new ArrayList<>(notes.lines());
    below.addAll(legends());
    return new Sheet(title(), columns, rows, apart(), below, last());
  }

  private Sheet sideBySide() {
    List<Sheet.Column> columns = labels();
    List<List<String>> rows = new ArrayList<>();
    table.lines().forEach(line -> rows.add(labels(line, "")));
    List<String> below = new ArrayList<>(notes.lines());
    if (any(cell -> cell.asJmhDoes())) {
      below.add(LegendWords.JMH_ERROR);
    }
    for (int run = 0; run < tables.runs().size(); run++) {
      columns.add(new Sheet.Column(letter(run), false));
      List<String> scores = new ArrayList<>();
      for (Line line : table.lines()) {
        scores.add(words.score(line.cells().get(run)));
      }
      Points.align(scores);
      for (int i = 0; i < scores.size(); i++) {
        Cell cell = table.lines().get(i).cells().get(run);
        StringBuilder both = new StringBuilder(scores.get(i));
        if (cell != null && cell.score().interval() != null) {
          both.append(" (").append(words.interval(cell)).append(')');
        } else if (cell != null && cell.asJmhDoes() != null) {
          both.append(' ').append(words.interval(cell));
        }
        rows.get(i).add(both + (cell == null ? "" : notes.marks(cell.notes())));
      }
      if (versus(run, columns, rows)) {
        below.add(LegendWords.versusFirst(letter(run), timed()));
      }
    }
    return new Sheet(title(), columns, rows, apart(), below, last());
  }

  /** Adds a column that tells a run against the first, where there is a ratio to tell. */
  private boolean versus(int run, List<Sheet.Column> columns, List<List<String>> rows) {
    List<@Nullable Cell> cells = new ArrayList<>();
    table.lines().forEach(line -> cells.add(line.cells().get(run)));
    if (cells.stream().allMatch(cell -> cell == null || cell.versusFirst() == null)) {
      return false;
    }
    columns.add(new Sheet.Column(letter(run) + " vs A", false));
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      rows.get(i).add(words.ratio(cell == null ? null : cell.versusFirst()));
    }
    return true;
  }

  private List<Sheet.Column> labels() {
    List<Sheet.Column> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      boolean numbers =
          i > 0 && table.lines().stream().allMatch(line -> number(line.labels().get(column)));
      columns.add(new Sheet.Column(table.columns().get(i), numbers));
    }
    return columns;
  }

  private static boolean number(String word) {
    return word.chars().allMatch(letter -> (letter >= '0' && letter <= '9') || letter == '.');
  }

  private static List<String> labels(Line line, String marks) {
    List<String> labels = new ArrayList<>(line.labels());
    labels.set(0, labels.getFirst() + marks);
    return labels;
  }

  private String title() {
    return title(tables, table);
  }

  /** The line above a table. */
  static String title(Tables tables, Table table) {
    return title(tables, table, table.settings());
  }

  /** The same of several tables that have no more than these settings in common. */
  static String title(Tables tables, Table table, Map<String, String> common) {
    List<String> settings = new ArrayList<>();
    for (Map.Entry<String, String> setting : common.entrySet()) {
      settings.add(setting.getKey() + " " + setting.getValue());
    }
    String heading = heading(tables, table);
    String title = table.title().isEmpty() ? heading : table.title();
    if (!table.title().isEmpty() && !tables.metric().equals(Tables.SCORE)) {
      title += " " + tables.metric();
    }
    if (tables.runs().size() > 1 && !table.title().isEmpty()) {
      title += ", " + heading;
    }
    return settings.isEmpty() ? title : title + ": " + String.join(", ", settings);
  }

  private String heading() {
    return heading(tables, table);
  }

  /** What is above the scores of a table. */
  static String heading(Table table) {
    return switch (table.unit().kind()) {
      case TIME_PER_OPERATION -> "time/op";
      case OPERATIONS_PER_TIME -> "throughput";
      case OTHER -> table.unit().text().isEmpty() ? "score" : table.unit().text();
    };
  }

  /** The same, with the name of a metric that is none of the benchmark's own. */
  static String heading(Tables tables, Table table) {
    String kind = heading(table);
    if (tables.metric().equals(Tables.SCORE)) {
      return kind;
    }
    return table.unit().kind() == Unit.Kind.OTHER ? tables.metric() : tables.metric() + " " + kind;
  }

  private int apart() {
    int first = 0;
    while (first < table.lines().size() && !apart(table.lines().get(first).role())) {
      first++;
    }
    return first;
  }

  /** Where the rows of other runtimes begin. */
  private int last() {
    return (int) table.lines().stream().takeWhile(line -> line.role() != Line.Role.PEER).count();
  }

  /** Whether such lines stand below those that a table is about. */
  static boolean apart(Line.Role role) {
    return role == Line.Role.CONTROL || role == Line.Role.PEER;
  }

  private boolean any(Function<Cell, @Nullable Object> part) {
    return table.lines().stream()
        .flatMap(line -> line.cells().stream())
        .anyMatch(cell -> cell != null && part.apply(cell) != null);
  }
}
