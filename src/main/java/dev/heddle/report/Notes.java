package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table's footnotes, one sentence each: what holds for all of it once, the rest numbered where it
 * is needed, with how many rows it is true of and the figure of the one that has most of it.
 */
final class Notes {

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** So many rows are named; of more it is said how many they are, as their marks tell which. */
  private static final int NAMED = 2;

  private static final Set<Footnote.Kind> ON_RATIOS =
      EnumSet.of(Footnote.Kind.NO_BASELINE, Footnote.Kind.UNPAIRED, Footnote.Kind.NO_DIRECTION);

  /** Where a note stands, and the figures of that. */
  private record Case(String name, String detail, double extent) {}

  private final Map<String, List<Case>> cases = new LinkedHashMap<>();
  private final Set<String> common = new LinkedHashSet<>();
  private final List<String> numbered = new ArrayList<>();
  private final Map<String, Integer> uses = new LinkedHashMap<>();
  private int measured;

  private Notes() {}

  /**
   * Collects the notes of {@code table}.
   *
   * @param runs how many runs it shows; of several no ratios are shown, and no notes on them
   */
  static Notes of(Table table, int runs) {
    Notes notes = new Notes();
    for (Line line : table.lines()) {
      for (int run = 0; run < runs; run++) {
        Cell cell = line.cells().get(run);
        if (cell != null) {
          String name = line.name(table.columns()) + (runs == 1 ? "" : " in " + Sheets.letter(run));
          boolean counts = !Double.isNaN(cell.score().value()) && line.row() != null;
          notes.take(name, cell.notes(), counts);
        }
      }
    }
    notes.sort();
    for (Footnote note : table.notes()) {
      if (runs == 1 || !ON_RATIOS.contains(note.kind())) {
        notes.all(note);
      }
    }
    return notes;
  }

  /**
   * Collects notes of rows.
   *
   * @param ofAll the notes of all rows together
   */
  static Notes of(List<JudgedRow> rows, List<Footnote> ofAll) {
    Notes notes = new Notes();
    rows.forEach(row -> notes.take(row.name(), row.notes(), true));
    notes.sort();
    ofAll.forEach(notes::all);
    return notes;
  }

  private void take(String name, List<Footnote> notes, boolean counts) {
    measured += counts ? 1 : 0;
    notes.stream()
        .map(Footnote::text)
        .distinct()
        .forEach(text -> uses.merge(text, 1, Integer::sum));
    notes.forEach(note -> keep(name, note));
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
    keep("", note);
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
      lines.add(raised(i + 1) + " " + ofRows(numbered.get(i)));
    }
    common.forEach(text -> lines.add(ofAll(text)));
    return lines;
  }

  /** The same sentences where nothing has a mark. */
  List<String> sentences() {
    return Stream.concat(numbered.stream().map(this::ofRows), common.stream().map(this::ofAll))
        .toList();
  }

  private void keep(String name, Footnote note) {
    cases
        .computeIfAbsent(note.text(), _ -> new ArrayList<>())
        .add(new Case(name, note.detail(), note.extent()));
  }

  /** A note with whose it is. */
  private String ofRows(String text) {
    List<Case> all = cases.getOrDefault(text, List.of());
    List<String> names = names(all);
    boolean few = names.size() == 1 || (names.size() <= NAMED && details(all).size() < 2);
    String whose = few ? String.join(", ", names) : names.size() + " rows";
    return whose + ": " + ofAll(text);
  }

  /** A note with its figures: those of one row, or of several the row that has most of it. */
  private String ofAll(String text) {
    List<Case> all = cases.getOrDefault(text, List.of());
    Set<String> details = details(all);
    if (details.isEmpty()) {
      return text;
    }
    if (details.size() == 1 || names(all).size() < 2) {
      return text + " (" + String.join("; ", details) + ")";
    }
    Case most =
        all.stream()
            .filter(one -> !one.detail().isEmpty())
            .max(Comparator.comparingDouble(Case::extent))
            .orElseThrow();
    return text + " (most: " + most.name() + ", " + most.detail() + ")";
  }

  private static List<String> names(List<Case> cases) {
    return cases.stream().map(Case::name).distinct().toList();
  }

  private static Set<String> details(List<Case> cases) {
    Set<String> details = new LinkedHashSet<>();
    cases.forEach(one -> {
      if (!one.detail().isEmpty()) {
        details.add(one.detail());
      }
    });
    return details;
  }

  /** Whether a line below a table is about rows that bear its mark there. */
  static boolean isMarked(String line) {
    return !line.isEmpty() && RAISED.indexOf(line.charAt(0)) >= 0;
  }

  private static String raised(int number) {
    StringBuilder raised = new StringBuilder();
    Integer.toString(number).chars().forEach(digit -> raised.append(RAISED.charAt(digit - '0')));
    return raised.toString();
  }
}
