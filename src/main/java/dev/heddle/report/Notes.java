package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table's footnotes: what holds for all of it once, the rest numbered where it is needed. */
final class Notes {

  /** So many figures of single cases are listed. */
  private static final int DETAILS = 4;

  private static final Set<Footnote.Kind> ON_RATIOS =
      EnumSet.of(Footnote.Kind.NO_BASELINE, Footnote.Kind.UNPAIRED, Footnote.Kind.NO_DIRECTION);

  private final Map<String, Set<String>> details = new LinkedHashMap<>();
  private final Map<String, Double> most = new HashMap<>();
  private final Set<String> common = new LinkedHashSet<>();
  private final List<String> numbered = new ArrayList<>();
  private final Map<String, Integer> uses = new LinkedHashMap<>();
  private int measured;

  /**
   * Collects the notes of {@code table}.
   *
   * @param compared whether its ratios are shown; notes on them are left out if not
   */
  Notes(Table table, boolean compared) {
    for (Line line : table.lines()) {
      for (@Nullable Cell cell : line.cells()) {
        if (cell != null) {
          take(cell.notes(), !Double.isNaN(cell.score().value()) && line.row() != null);
        }
      }
    }
    sort();
    for (Footnote note : table.notes()) {
      if (compared || !ON_RATIOS.contains(note.kind())) {
        all(note);
      }
    }
  }

  /**
   * Collects notes of rows.
   *
   * @param rows the notes of each row
   * @param ofAll the notes of all rows together
   */
  Notes(List<List<Footnote>> rows, List<Footnote> ofAll) {
    rows.forEach(notes -> take(notes, true));
    sort();
    ofAll.forEach(this::all);
  }

  private void take(List<Footnote> notes, boolean counts) {
    measured += counts ? 1 : 0;
    notes.stream()
        .map(Footnote::text)
        .distinct()
        .forEach(text -> uses.merge(text, 1, Integer::sum));
    notes.forEach(this::keep);
  }

  private void sort() {
    for (Map.Entry<String, Integer> use : uses.entrySet()) {
      if (measured > 1 && use.getValue() == measured) {
        common.add(use.getKey());
      } else {
        numbered.add(use.getKey());
      }
    }
  }

  private void all(Footnote note) {
    keep(note);
    common.add(note.text());
  }

  /** The marks of a cell's own notes, with a space before them; empty where it has none. */
  String marks(List<Footnote> notes) {
    return notes.stream()
        .map(note -> numbered.indexOf(note.text()))
        .filter(place -> place >= 0)
        .distinct()
        .sorted()
        .map(place -> " " + raised(place + 1))
        .collect(Collectors.joining());
  }

  /** The lines below the table. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < numbered.size(); i++) {
      lines.add(raised(i + 1) + " " + sentence(numbered.get(i)));
    }
    common.forEach(text -> lines.add(sentence(text)));
    return lines;
  }

  private void keep(Footnote note) {
    Set<String> all = details.computeIfAbsent(note.text(), _ -> new LinkedHashSet<>());
    if (note.detail().isEmpty()) {
      return;
    }
    if (Double.isNaN(note.extent())) {
      all.add(note.detail());
    } else if (note.extent() >= most.getOrDefault(note.text(), note.extent())) {
      most.put(note.text(), note.extent());
      all.clear();
      all.add(note.detail());
    }
  }

  private String sentence(String text) {
    Set<String> all = details.getOrDefault(text, Set.of());
    if (all.isEmpty()) {
      return text;
    }
    String listed = all.stream().limit(DETAILS).collect(Collectors.joining("; "));
    return text + " (" + listed + (all.size() > DETAILS ? "; …)" : ")");
  }

  private static String raised(int number) {
    StringBuilder raised = new StringBuilder();
    Integer.toString(number)
        .chars()
        .forEach(digit -> raised.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')));
    return raised.toString();
  }
}
