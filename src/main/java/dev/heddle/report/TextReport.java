package dev.heddle.report;

import dev.heddle.compare.Footnote;
import dev.heddle.compare.Tables;

/** A document for a terminal. */
final class TextReport {

  private static final String MARGIN = SheetLayout.MARGIN;

  private final int width;
  private final StringBuilder text = new StringBuilder();

  /** With at most so many characters a line. */
  TextReport(int width) {
    this.width = width;
  }

  static String of(Document document, int width) {
    TextReport report = new TextReport(width);
    document.parts().forEach(report::part);
    return report.text.toString();
  }

  private void part(DocumentPart part) {
    switch (part) {
      case DocumentPart.Runs runs -> runs(runs);
      case DocumentPart.Figures figures -> {
        gap();
        sheet(figures.sheet(), figures.labels(), figures.blocks());
      }
      case DocumentPart.Chapter chapter -> {
        gap();
        line(chapter.title());
        chapter.parts().forEach(this::part);
      }
      case DocumentPart.Lead lead -> line(lead.line());
      case DocumentPart.Answers answers -> answers.sentences().forEach(this::line);
      case DocumentPart.Remarks remarks -> remarks.sentences().forEach(this::note);
      case DocumentPart.Facts facts ->
          facts.facts().forEach(fact -> note(fact.name() + ": " + fact.value()));
      case DocumentPart.Pictures _, DocumentPart.Drawn _, DocumentPart.Download _ -> {}
    }
  }

  /** All that was written. */
  String text() {
    return text.toString();
  }

  void gap() {
    text.append('\n');
  }

  /** The runs that are shown, a line each, with what a reader must know of them. */
  void runs(DocumentPart.Runs part) {
    for (int i = 0; i < part.runs().size(); i++) {
      Tables.Run run = part.runs().get(i);
      String name = part.letter(i) + run.name();
      line(run.about().isEmpty() ? name : name + ": " + run.about());
      for (Footnote note : run.notes()) {
        line(MARGIN + note.sentence());
      }
    }
  }

  /** A sheet whose first column names its rows. */
  void sheet(Sheet sheet) {
    sheet(sheet, 1, false);
  }

  private void sheet(Sheet sheet, int labels, boolean blocks) {
    line(sheet.title());
    if (!sheet.rows().isEmpty()) {
      SheetLayout.of(sheet, labels, blocks, width).forEach(this::whole);
      if (sheet.apart() < sheet.rows().size() || !sheet.notes().isEmpty()) {
        text.append('\n');
      }
    }
    sheet.notes().forEach(this::note);
  }

  /** A note, its further lines a little to the right. */
  void note(String note) {
    line(MARGIN + note);
  }

  /** A line; what has no room in it goes on a little to the right. */
  void line(String line) {
    String safe = Inert.of(line);
    String indent = " ".repeat(safe.length() - safe.stripLeading().length()) + MARGIN;
    line(line, indent);
  }

  /** A line; what has no room in it goes on after {@code indent}. */
  void line(String line, String indent) {
    TextWidth.wrapped(Inert.of(line), indent, width).forEach(this::whole);
  }

  /** A line as it is; a part of a name that begins it must be harmless there, too. */
  void whole(String line) {
    text.append(Inert.of(line).stripTrailing()).append('\n');
  }
}
