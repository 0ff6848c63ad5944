package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table's footnotes: what holds for all of it once, the rest numbered where it is needed. */
final class Notes {

  private final List<Footnote> common = new ArrayList<>();
  private final List<Footnote> numbered = new ArrayList<>();

  Notes(Table table) {
    common.addAll(table.notes());
    List<Cell> measured = new ArrayList<>();
    Set<Footnote> all = new LinkedHashSet<>();
    for (Line line : table.lines()) {
      for (@Nullable Cell cell : line.cells()) {
        if (cell != null) {
          all.addAll(cell.notes());
          if (line.row() != null) {
            measured.add(cell);
          }
        }
      }
    }
    for (Footnote note : all) {
      boolean everywhere =
          measured.size() > 1 && measured.stream().allMatch(cell -> cell.notes().contains(note));
      (everywhere ? common : numbered).add(note);
    }
  }

  /** The marks of a cell's own notes, with a space before them; empty where it has none. */
  String marks(List<Footnote> notes) {
    List<Integer> places = new ArrayList<>();
    for (Footnote note : notes) {
      int place = numbered.indexOf(note);
      if (place >= 0) {
        places.add(place);
      }
    }
    places.sort(null);
    StringBuilder marks = new StringBuilder();
    for (int place : places) {
      marks.append(marks.isEmpty() ? " " : "˒").append(raised(place + 1));
    }
    return marks.toString();
  }

  /** The lines below the table. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < numbered.size(); i++) {
      lines.add(raised(i + 1) + " " + numbered.get(i).text());
    }
    for (Footnote note : common) {
      lines.add(note.text());
    }
    return lines;
  }

  private static String raised(int number) {
    StringBuilder raised = new StringBuilder();
    Integer.toString(number)
        .chars()
        .forEach(digit -> raised.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')));
    return raised.toString();
  }
}
