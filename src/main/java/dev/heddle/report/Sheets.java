package dev.heddle.report;

import dev.heddle.compare.Cell;
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

  private static final String JMH_ERROR =
      "[ ]: JMH's own error, 99.9 % from iterations: what forks differ by is not in it";

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
    return tables.runs().size() == 1 ? sheets.oneRun() : sheets.sideBySide();
  }

  /** The name of a run above its column. */
  static String letter(int run) {
    return run < 26 ? String.valueOf((char) ('A' + run)) : letter(run / 26 - 1) + letter(run % 26);
  }

  private Sheet oneRun() {
    boolean ratios = table.lines().size() > 1 && any(Cell::speedup);
    boolean efficiency = any(Cell::efficiency);
    List<Sheet.Column> columns = labels();
    columns.add(new Sheet.Column(heading(), true));
    boolean asJmhDoes = any(cell -> cell.asJmhDoes());
    boolean intervals = asJmhDoes || any(cell -> cell.score().interval());
    if (intervals) {
      columns.add(new Sheet.Column("95 % interval", true));
    }
    if (ratios) {
      columns.add(new Sheet.Column("vs " + table.baseline(), false));
    }
    if (efficiency) {
      columns.add(new Sheet.Column("efficiency", false));
    }
    columns.add(new Sheet.Column("forks", true));

    List<String> scores = new ArrayList<>();
    for (Line line : table.lines()) {
      scores.add(words.score(line.cells().getFirst()));
    }
    Points.align(scores);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      Line line = table.lines().get(i);
      Cell cell = line.cells().getFirst();
      List<String> row = labels(line, cell == null ? "" : notes.marks(cell.notes()));
      row.add(scores.get(i));
      if (intervals) {
        row.add(words.interval(cell));
      }
      if (ratios) {
        row.add(cell == null ? CellWords.NOTHING : words.ratio(cell.speedup()));
      }
      if (efficiency) {
        row.add(cell == null ? CellWords.NOTHING : CellWords.percent(cell.efficiency()));
      }
      row.add(words.forks(line, cell));
      rows.add(row);
    }
    List<String> below = new ArrayList<>(notes.lines());
    if (asJmhDoes) {
      below.add(JMH_ERROR);
    }
    if (ratios) {
      below.add(legend(efficiency));
    }
    return new Sheet(title(), columns, rows, apart(), below);
  }

  private String legend(boolean efficiency) {
    boolean paired =
        table.notes().stream().noneMatch(note -> note.kind() == Footnote.Kind.UNPAIRED);
    return "vs "
        + table.baseline()
        + ": how many times "
        + (table.unit().kind() == Unit.Kind.OTHER ? "better or worse" : "faster or slower")
        + (paired ? ", round by round" : "")
        + (efficiency
            ? "; efficiency: speed in percent of that of '"
                + table.capacity()
                + "', whose workers never wait for each other"
            : "");
  }

  private Sheet sideBySide() {
    List<Sheet.Column> columns = labels();
    List<List<String>> rows = new ArrayList<>();
    table.lines().forEach(line -> rows.add(labels(line, "")));
    List<String> below = new ArrayList<>(notes.lines());
    if (any(cell -> cell.asJmhDoes())) {
      below.add(JMH_ERROR);
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
        below.add(
            letter(run)
                + " vs A: how many times "
                + (table.unit().kind() == Unit.Kind.OTHER ? "better or worse" : "faster or slower")
                + "; what runs differ by is not in it: 'heddle compare' judges");
      }
    }
    return new Sheet(title(), columns, rows, apart(), below);
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
    List<String> settings = new ArrayList<>();
    for (Map.Entry<String, String> setting : table.settings().entrySet()) {
      settings.add(setting.getKey() + " " + setting.getValue());
    }
    String title = table.title().isEmpty() ? heading() : table.title();
    if (!table.title().isEmpty() && !tables.metric().equals(Tables.SCORE)) {
      title += " " + tables.metric();
    }
    if (tables.runs().size() > 1 && !table.title().isEmpty()) {
      title += ", " + heading();
    }
    return settings.isEmpty() ? title : title + ": " + String.join(", ", settings);
  }

  private String heading() {
    String kind =
        switch (table.unit().kind()) {
          case TIME_PER_OPERATION -> "time/op";
          case OPERATIONS_PER_TIME -> "throughput";
          case OTHER -> table.unit().text().isEmpty() ? "score" : table.unit().text();
        };
    if (tables.metric().equals(Tables.SCORE)) {
      return kind;
    }
    return table.unit().kind() == Unit.Kind.OTHER ? tables.metric() : tables.metric() + " " + kind;
  }

  private int apart() {
    int first = 0;
    while (first < table.lines().size() && table.lines().get(first).role() != Line.Role.CONTROL) {
      first++;
    }
    return first;
  }

  private boolean any(Function<Cell, @Nullable Object> part) {
    return table.lines().stream()
        .flatMap(line -> line.cells().stream())
        .anyMatch(cell -> cell != null && part.apply(cell) != null);
  }
}
