package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.Tables;
import java.util.ArrayList;
import java.util.List;

/** What comparisons tell, part by part: how many rows have which verdict, and each row's. */
final class ComparisonParts {

  private ComparisonParts() {}

  static Document document(List<Comparison> comparisons) {
    List<DocumentPart> parts = new ArrayList<>();
    comparisons.forEach(each -> parts.add(chapter(each)));
    Comparison first = comparisons.getFirst();
    return new Document(
        PageWords.comparison(
            names(first.baseName(), first.base()), names(first.candidateName(), first.candidate())),
        parts);
  }

  static DocumentPart.Chapter chapter(Comparison comparison) {
    Sheet sheet = ComparisonSheet.of(comparison);
    List<DocumentPart> parts = new ArrayList<>();
    parts.add(new DocumentPart.Answers(List.of(sheet.title())));
    parts.addAll(ComparisonPlots.parts(comparison));
    parts.add(new DocumentPart.Figures(sheet, 1, false));
    parts.add(new DocumentPart.Facts(sides(comparison)));
    return new DocumentPart.Chapter(
        PageWords.comparison(
            names(comparison.baseName(), comparison.base()),
            names(comparison.candidateName(), comparison.candidate())),
        parts);
  }

  private static List<DocumentPart.Fact> sides(Comparison comparison) {
    List<DocumentPart.Fact> facts = new ArrayList<>();
    side(facts, comparison.baseName(), comparison.base());
    side(facts, comparison.candidateName(), comparison.candidate());
    return facts;
  }

  private static void side(List<DocumentPart.Fact> facts, String name, List<Tables.Run> runs) {
    for (Tables.Run run : runs) {
      List<String> words = new ArrayList<>();
      words.add(run.about().isEmpty() ? run.name() : run.name() + ": " + run.about());
      run.notes().forEach(note -> words.add(note.sentence()));
      facts.add(new DocumentPart.Fact(name, String.join("; ", words), false));
    }
  }

  private static String names(String side, List<Tables.Run> runs) {
    return runs.size() == 1 ? runs.getFirst().name() : side;
  }
}
