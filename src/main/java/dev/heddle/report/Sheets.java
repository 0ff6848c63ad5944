package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts a table into words. */
final class Sheets {

  private static final String NOTHING = "–";

  private final Tables tables;
  private final Table table;
  private final Scale scale;
  private final Notes notes;

  private Sheets(Tables tables, Table table) {
    this.tables = tables;
    this.table = table;
    scale = Scale.of(table);
    notes = new Notes(table);
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
    boolean intervals = any(cell -> cell.score().interval() == null ? null : cell.score());
    if (intervals) {
      columns.add(new Sheet.Column("95 % interval", true));
    }
    if (ratios) {
      columns.add(new Sheet.Column("vs sequential", false));
    }
    if (efficiency) {
      columns.add(new Sheet.Column("efficiency", false));
    }
    columns.add(new Sheet.Column("forks", true));

    List<String> scores = new ArrayList<>();
    for (Line line : table.lines()) {
      scores.add(score(line.cells().getFirst()));
    }
    Points.align(scores);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      Line line = table.lines().get(i);
      Cell cell = line.cells().getFirst();
      List<String> words = words(line, cell == null ? "" : notes.marks(cell.notes()));
      words.add(scores.get(i));
      if (intervals) {
        words.add(cell == null ? NOTHING : interval(cell));
      }
      if (ratios) {
        words.add(cell == null ? NOTHING : ratio(line, cell.speedup()));
      }
      if (efficiency) {
        words.add(cell == null ? NOTHING : percent(cell.efficiency()));
      }
      words.add(cell == null || line.row() == null ? NOTHING : "" + cell.forks().size());
      rows.add(words);
    }
    return new Sheet(title(), columns, rows, apart(), notes.lines());
  }

  private Sheet sideBySide() {
    List<Sheet.Column> columns = labels();
    List<List<String>> rows = new ArrayList<>();
    table.lines().forEach(line -> rows.add(words(line, "")));
    for (int run = 0; run < tables.runs().size(); run++) {
      columns.add(new Sheet.Column(letter(run), false));
      List<String> scores = new ArrayList<>();
      for (Line line : table.lines()) {
        scores.add(score(line.cells().get(run)));
      }
      Points.align(scores);
      for (int i = 0; i < scores.size(); i++) {
        Cell cell = table.lines().get(i).cells().get(run);
        StringBuilder words = new StringBuilder(scores.get(i));
        if (cell != null && cell.score().interval() != null) {
          words.append(" (").append(interval(cell)).append(')');
        }
        rows.get(i).add(words + (cell == null ? "" : notes.marks(cell.notes())));
      }
    }
    return new Sheet(title(), columns, rows, apart(), notes.lines());
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

  private static List<String> words(Line line, String marks) {
    List<String> words = new ArrayList<>(line.labels());
    words.set(0, words.getFirst() + marks);
    return words;
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

  private boolean any(Function<Cell, @Nullable Estimate> part) {
    return table.lines().stream()
        .flatMap(line -> line.cells().stream())
        .anyMatch(cell -> cell != null && part.apply(cell) != null);
  }

  private String score(@Nullable Cell cell) {
    if (cell == null || Double.isNaN(cell.score().value())) {
      return NOTHING;
    }
    Estimate shown = scale.apply(cell.score(), cell.unit());
    String number = Digits.of(shown.value(), Digits.decimals(shown));
    String unit = scale.text(cell.unit());
    return unit.isEmpty() ? number : number + " " + unit;
  }

  private String interval(Cell cell) {
    Estimate shown = scale.apply(cell.score(), cell.unit());
    Interval interval = shown.interval();
    return interval == null ? NOTHING : ends(interval, Digits.decimals(shown));
  }

  private static String ratio(Line line, @Nullable Estimate ratio) {
    if (ratio == null) {
      return NOTHING;
    }
    if (line.role() == Line.Role.BASELINE && ratio.interval() == null && ratio.value() == 1) {
      return "1";
    }
    int decimals = Digits.decimalsOfRatio(ratio);
    Interval interval = ratio.interval();
    String ends = interval == null ? "" : " (" + ends(interval, decimals) + ")";
    return Digits.of(ratio.value(), decimals) + "x" + ends;
  }

  private static String percent(@Nullable Estimate share) {
    if (share == null) {
      return NOTHING;
    }
    Estimate percent = share.times(100);
    Interval interval = percent.interval();
    if (interval == null) {
      return Digits.of(percent.value(), percent.value() < 1 ? 1 : 0) + " %";
    }
    int decimals = interval.high() - interval.low() < 1 ? 1 : 0;
    return Digits.of(percent.value(), decimals) + " % (" + ends(interval, decimals) + ")";
  }

  private static String ends(Interval interval, int decimals) {
    return Digits.of(interval.low(), decimals) + " – " + Digits.of(interval.high(), decimals);
  }
}
