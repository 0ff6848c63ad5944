package dev.heddle.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What many tables of a page note word for word, so that it is told once for all of them. */
final class SharedNotes {

  /** Below so many tables each is read by itself. */
  private static final int MANY = 10;

  private SharedNotes() {}

  /** The lines that so many tables have, in the order in which they come; most often none. */
  static Set<String> of(List<DocumentPart.Figures> figures) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (DocumentPart.Figures each : figures) {
      for (String line : Set.copyOf(each.sheet().notes())) {
        if (!Notes.isMarked(line)) {
          counts.merge(line, 1, Integer::sum);
        }
      }
    }
    Set<String> shared = new LinkedHashSet<>();
    for (DocumentPart.Figures each : figures) {
      each.sheet().notes().stream()
          .filter(line -> counts.getOrDefault(line, 0) >= MANY)
          .forEach(shared::add);
    }
    return shared;
  }

  /** The same table without those lines. */
  static DocumentPart.Figures without(Set<String> shared, DocumentPart.Figures figures) {
    if (shared.isEmpty()) {
      return figures;
    }
    Sheet sheet = figures.sheet();
    List<String> own = sheet.notes().stream().filter(line -> !shared.contains(line)).toList();
    return new DocumentPart.Figures(
        new Sheet(sheet.title(), sheet.columns(), sheet.rows(), sheet.apart(), own, sheet.last()),
        figures.labels(),
        figures.blocks());
  }
}
