package dev.heddle.report;

import dev.heddle.advice.Advice;
import dev.heddle.advice.SweepTable;
import dev.heddle.compare.Cell;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a sweep into words: models down, numbers of workers across. */
final class SweepSheet {

  private static final String BEST = "**";
  private static final String BEST_OF_MODEL = "*";

  private final SweepTable sweep;
  private final CellWords words;

  private SweepSheet(SweepTable sweep) {
    this.sweep = sweep;
    List<Line> lines = sweep.tables().stream().flatMap(table -> table.lines().stream()).toList();
    words = new CellWords(Scale.of(sweep.first().unit(), lines));
  }

  static Sheet of(SweepTable sweep) {
    return new SweepSheet(sweep).sheet();
  }

  private Sheet sheet() {
    boolean ratios = sweep.ratios();
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column("workers", false));
    sweep.numbers().forEach(number -> columns.add(new Sheet.Column(number, !ratios)));
    List<List<String>> rows = new ArrayList<>();
    for (SweepTable.Curve curve : sweep.lines()) {
      List<String> row = new ArrayList<>();
      row.add(curve.label());
      rows.add(row);
    }
    for (int place = 0; place < sweep.numbers().size(); place++) {
      List<String> column = new ArrayList<>();
      for (SweepTable.Curve curve : sweep.lines()) {
        Cell cell = curve.cell(place);
        Line line = curve.rows().get(place);
        column.add(
            cell == null || line == null
                ? ""
                : (ratios ? words.ratio(cell.speedup()) : words.score(cell)) + mark(line));
      }
      for (int i = 0; i < column.size(); i++) {
        rows.get(i).add(column.get(i));
      }
    }
    return new Sheet(title(ratios), columns, rows, apart(), notes());
  }

  private String mark(Line line) {
    return sweep.best().contains(line.row())
        ? " " + BEST
        : sweep.bestOfModel().contains(line.row()) ? " " + BEST_OF_MODEL : "";
  }

  private String title(boolean ratios) {
    String title = sweep.first().title() + (ratios ? ", against " + against() : "");
    return sweep.settings().isEmpty()
        ? title
        : sweep.settings().entrySet().stream()
            .map(setting -> setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining(", ", title + ": ", ""));
  }

  /** A row that one table has is called by its number of workers in the others. */
  private String against() {
    return sweep.tables().stream()
        .map(Table::baseline)
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private int apart() {
    for (int i = 0; i < sweep.lines().size(); i++) {
      boolean control =
          sweep.lines().get(i).rows().stream()
              .anyMatch(line -> line != null && Sheets.apart(line.role()));
      if (control) {
        return i;
      }
    }
    return sweep.lines().size();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!sweep.best().isEmpty() || !sweep.bestOfModel().isEmpty()) {
      notes.add(LegendWords.marks(BEST, BEST_OF_MODEL));
    }
    if (sweep.advice() != null) {
      for (Advice advice : sweep.advice().advice()) {
        if (advice instanceof Advice.Enough
            || advice instanceof Advice.Usual
            || advice instanceof Advice.Law) {
          notes.add(AdviceWords.sentence(advice));
        }
      }
    }
    notes.addAll(ofRows());
    return notes;
  }

  /** What the tables note of their rows, each once, with how many rows it is about. */
  private List<String> ofRows() {
    Map<String, Set<Line>> rows = new LinkedHashMap<>();
    Map<String, Footnote> worsts = new LinkedHashMap<>();
    for (SweepTable.Curve curve : sweep.lines()) {
      for (@Nullable Line line : curve.rows()) {
        Cell cell = line == null ? null : line.cells().getFirst();
        if (line != null && cell != null) {
          for (Footnote note : cell.notes()) {
            rows.computeIfAbsent(note.text(), _ -> new LinkedHashSet<>()).add(line);
            worsts.merge(note.text(), note, (a, b) -> b.extent() > a.extent() ? b : a);
          }
        }
      }
    }
    List<String> notes = new ArrayList<>();
    rows.forEach((text, lines) -> {
      Footnote worst = worsts.get(text);
      boolean told = worst != null && !worst.detail().isEmpty() && !Double.isNaN(worst.extent());
      String detail = told && worst != null ? worst.detail() : "";
      String count = lines.size() == 1 ? "1 row" : lines.size() + " rows";
      String most = detail.isEmpty() ? "" : lines.size() == 1 ? ": " + detail : ", most: " + detail;
      notes.add(text + " (" + count + most + ")");
    });
    Map<String, Footnote> ofTables = new LinkedHashMap<>();
    for (Table table : sweep.tables()) {
      for (Footnote note : table.notes()) {
        // the work is the same in all: the table of the most workers says what they gain
        boolean character = note.kind() == Footnote.Kind.CHARACTER;
        ofTables.put(character ? note.kind().name() : note.sentence(), note);
      }
    }
    ofTables.values().stream().map(Footnote::sentence).forEach(notes::add);
    return notes;
  }
}
