package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A comparison for a page: Markdown as GitHub reads it. */
final class ComparisonMarkdown {

  private static final Set<String> LOUD =
      Set.of("regressed", "improved", "slower", "faster", "worse", "better");

  private ComparisonMarkdown() {}

  static String of(Comparison comparison) {
    StringBuilder text = new StringBuilder(sides(comparison));
    Sheet sheet = ComparisonSheet.of(comparison);
    text.append("\n### ").append(MarkdownReport.escaped(sheet.title())).append("\n\n");
    if (!sheet.rows().isEmpty()) {
      MarkdownReport.headings(text, sheet);
      sheet.rows().forEach(row -> text.append(row(row)));
      text.append('\n');
    }
    sheet.notes().forEach(note -> text.append(note(note)));
    return text.toString();
  }

  /** Both sides, a line a run and a note. */
  static String sides(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    side(text, comparison.baseName(), comparison.base());
    side(text, comparison.candidateName(), comparison.candidate());
    return text.toString();
  }

  /** A row of the table as a line. */
  static String row(List<String> words) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < words.size(); column++) {
      cells.add(cell(words.get(column), column, words.size()));
    }
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** A note as a line. */
  static String note(String note) {
    return "- " + MarkdownReport.escaped(note) + "\n";
  }

  private static String cell(String word, int column, int columns) {
    String plain = word.strip().replaceAll(" {2,}", " ");
    boolean loud = column == columns - 1 && LOUD.contains(plain);
    return loud ? "**" + plain + "**" : MarkdownReport.escaped(plain);
  }

  private static void side(StringBuilder text, String name, List<Tables.Run> runs) {
    for (Tables.Run run : runs) {
      text.append("- **").append(MarkdownReport.escaped(name)).append("**: ");
      text.append(MarkdownReport.escaped(run.name()));
      if (!run.about().isEmpty()) {
        text.append(": ").append(MarkdownReport.escaped(run.about()));
      }
      text.append('\n');
      for (Footnote note : run.notes()) {
        text.append("  - ").append(MarkdownReport.escaped(note.sentence())).append('\n');
      }
    }
  }
}
