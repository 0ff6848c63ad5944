package dev.heddle.report;

import dev.heddle.compare.Footnote;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tables for a terminal. */
final class TextReport {

  /** Notes, and runs side by side, have so many characters a line and no more. */
  private static final int WIDTH = 100;

  private static final String MARGIN = "  ";
  private static final String GAP = "   ";
  private static final String NARROW_GAP = "  ";

  /** A table may be so much wider than notes are. */
  private static final int OVER = 4;

  private final StringBuilder text = new StringBuilder();

  TextReport() {}

  static String of(Tables tables) {
    TextReport report = new TextReport();
    report.runs(tables);
    for (Table table : tables.tables()) {
      report.text.append('\n');
      Sheet sheet = Sheets.of(tables, table);
      report.sheet(
          sheet, tables.runs().size() == 1 ? sheet.columns().size() : table.columns().size());
    }
    return report.text.toString();
  }

  /** All that was written. */
  String text() {
    return text.toString();
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

  void sheet(Sheet sheet, int labels) {
    line(sheet.title());
    if (sheet.rows().isEmpty()) {
      sheet.notes().forEach(this::note);
      return;
    }
    int[] widths = widths(sheet);
    String gap = gap(widths);
    for (List<Integer> columns : blocks(widths, labels)) {
      line(
          words(
              columns,
              widths,
              gap,
              sheet,
              sheet.columns().stream().map(Sheet.Column::heading).toList()));
      for (int row = 0; row < sheet.rows().size(); row++) {
        if (row > 0 && row == sheet.apart()) {
          text.append('\n');
        }
        line(words(columns, widths, gap, sheet, sheet.rows().get(row)));
      }
      if (sheet.apart() < sheet.rows().size() || !sheet.notes().isEmpty()) {
        text.append('\n');
      }
    }
    sheet.notes().forEach(this::note);
  }

  /** What is between columns: less where a table is a little too wide. */
  private static String gap(int[] widths) {
    int words = MARGIN.length() + IntStream.of(widths).sum();
    int gaps = widths.length - 1;
    return words + gaps * GAP.length() > WIDTH && words + gaps * NARROW_GAP.length() <= WIDTH + OVER
        ? NARROW_GAP
        : GAP;
  }

  /** The columns that fit beside each other; the labels come again in every block. */
  private static List<List<Integer>> blocks(int[] widths, int labels) {
    List<Integer> left = new ArrayList<>();
    int used = MARGIN.length();
    for (int i = 0; i < labels; i++) {
      left.add(i);
      used += widths[i] + GAP.length();
    }
    List<List<Integer>> blocks = new ArrayList<>();
    blocks.add(new ArrayList<>(left));
    int width = used;
    for (int i = labels; i < widths.length; i++) {
      width += widths[i] + GAP.length();
      if (width - GAP.length() > WIDTH && blocks.getLast().size() > labels) {
        blocks.add(new ArrayList<>(left));
        width = used + widths[i] + GAP.length();
      }
      blocks.getLast().add(i);
    }
    return blocks;
  }

  private static String words(
      List<Integer> columns, int[] widths, String between, Sheet sheet, List<String> words) {
    StringBuilder line = new StringBuilder(MARGIN);
    for (int column : columns) {
      String word = Inert.of(words.get(column));
      String gap = " ".repeat(widths[column] - length(word));
      boolean right = sheet.columns().get(column).right();
      line.append(right ? gap + word : word + gap).append(between);
    }
    return line.toString();
  }

  private static int[] widths(Sheet sheet) {
    int[] widths = new int[sheet.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = length(Inert.of(sheet.columns().get(i).heading()));
      for (List<String> row : sheet.rows()) {
        widths[i] = Math.max(widths[i], length(Inert.of(row.get(i))));
      }
    }
    return widths;
  }

  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }

  /** A note, its further lines a little to the right. */
  void note(String note) {
    StringBuilder line = new StringBuilder(MARGIN);
    for (String word : Inert.of(note).split(" ", -1)) {
      if (length(line.toString()) + length(word) > WIDTH) {
        line(line.toString());
        line = new StringBuilder(MARGIN).append(MARGIN);
      }
      line.append(word).append(' ');
    }
    line(line.toString());
  }

  void line(String line) {
    text.append(Inert.of(line).stripTrailing()).append('\n');
  }
}
