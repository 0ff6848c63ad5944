package dev.heddle.report;

import dev.heddle.compare.Column;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;

/** Tables for a terminal. */
final class TextReport {

  private static final String MARGIN = SheetLayout.MARGIN;

  private final int width;
  private final StringBuilder text = new StringBuilder();

  /** With at most so many characters a line. */
  TextReport(int width) {
    this.width = width;
  }

  static String of(Tables tables, int width) {
    TextReport report = new TextReport(width);
    report.runs(tables);
    for (Table table : tables.tables()) {
      report.text.append('\n');
      Sheet sheet = Sheets.of(tables, table);
      boolean blocks = tables.runs().size() > 1 || table.shown().stream().anyMatch(Column::further);
      report.sheet(sheet, table.columns().size(), blocks);
    }
    return report.text.toString();
  }

  /** All that was written. */
  String text() {
    return text.toString();
  }

  /** A sheet whose first column names its rows, with as many of the others beside as have room. */
  void blocks(Sheet sheet) {
    sheet(sheet, 1, true);
  }

  void gap() {
    text.append('\n');
  }

  private void runs(Tables tables) {
    boolean one = tables.runs().size() == 1;
    for (int i = 0; i < tables.runs().size(); i++) {
      Tables.Run run = tables.runs().get(i);
      String name = one ? run.name() : Sheets.letter(i) + " = " + run.name();
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
  private void whole(String line) {
    text.append(Inert.of(line).stripTrailing()).append('\n');
  }
}
