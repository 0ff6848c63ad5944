package dev.heddle.report;

import dev.heddle.compare.Footnote;
import dev.heddle.compare.Tables;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A document as Markdown that GitHub reads. */
final class MarkdownReport {

  private static final String SPECIAL = "\\`*_[]|<>~$&";

  /**
   * What GitHub would make a link of, or call somebody by, however it is escaped: only a character
   * in between keeps it from that.
   */
  private static final Pattern LINKING =
      Pattern.compile("@|:(?=//)|\\bwww(?=\\.)|#(?=\\d)|\\bGH(?=-\\d)", Pattern.CASE_INSENSITIVE);

  private static final String NOTHING_WIDE = "&#8203;";

  private final StringBuilder text = new StringBuilder();

  private MarkdownReport() {}

  static String of(Document document) {
    MarkdownReport report = new MarkdownReport();
    document.parts().forEach(report::part);
    return report.text.toString();
  }

  private void part(DocumentPart part) {
    switch (part) {
      case DocumentPart.Runs runs -> runs(runs);
      case DocumentPart.Figures figures -> sheet(text, figures.sheet());
      case DocumentPart.Chapter chapter -> {
        text.append("\n## ").append(escaped(chapter.title())).append("\n\n");
        chapter.parts().forEach(this::part);
      }
      case DocumentPart.Lead lead -> text.append(escaped(lead.line())).append('\n');
      case DocumentPart.Answers answers -> notes(answers.sentences());
      case DocumentPart.Remarks remarks -> notes(remarks.sentences());
      case DocumentPart.Facts facts ->
          notes(facts.facts().stream().map(fact -> fact.name() + ": " + fact.value()).toList());
      case DocumentPart.Pictures _, DocumentPart.Drawn _, DocumentPart.Download _ -> {}
    }
  }

  private void runs(DocumentPart.Runs part) {
    for (int i = 0; i < part.runs().size(); i++) {
      Tables.Run run = part.runs().get(i);
      String letter = part.runs().size() == 1 ? "" : "**" + Sheets.letter(i) + "** = ";
      String about = run.about().isEmpty() ? "" : ": " + escaped(run.about());
      text.append("- ").append(letter).append(escaped(run.name())).append(about).append('\n');
      for (Footnote note : run.notes()) {
        text.append("  - ").append(escaped(note.sentence())).append('\n');
      }
    }
  }

  private void notes(List<String> sentences) {
    sentences.forEach(note -> text.append("- ").append(escaped(note)).append('\n'));
  }

  static void sheet(StringBuilder text, Sheet sheet) {
    text.append("\n### ").append(escaped(sheet.title())).append("\n\n");
    if (!sheet.rows().isEmpty()) {
      headings(text, sheet);
      sheet.rows().forEach(words -> text.append(line(words)));
      text.append(sheet.notes().isEmpty() ? "" : "\n");
    }
    if (!sheet.notes().isEmpty()) {
      sheet.notes().forEach(note -> text.append("- ").append(escaped(note)).append('\n'));
    }
  }

  static void headings(StringBuilder text, Sheet sheet) {
    text.append(line(sheet.columns().stream().map(Sheet.Column::heading).toList()));
    text.append(
        sheet.columns().stream()
            .map(column -> column.right() ? "---:" : ":---")
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** A line of a table. */
  static String line(List<String> words) {
    return words.stream()
        .map(word -> escaped(word.strip().replaceAll(" {2,}", " ")))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  static String escaped(String word) {
    StringBuilder escaped = new StringBuilder();
    Inert.of(word)
        .codePoints()
        .forEach(point -> {
          if (SPECIAL.indexOf(point) >= 0) {
            escaped.append('\\');
          }
          escaped.appendCodePoint(point);
        });
    return LINKING.matcher(escaped).replaceAll("$0" + NOTHING_WIDE);
  }
}
