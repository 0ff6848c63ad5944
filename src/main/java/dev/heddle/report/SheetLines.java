package dev.heddle.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lines of a table of whose columns it is known how wide they are. */
final class SheetLines {

  private final Sheet sheet;
  private final List<String> headings;
  private final List<List<String>> rows;
  private final int[] widths;
  private final String gap;
  private final boolean above;
  private final int width;

  /**
   * Of {@code sheet}.
   *
   * @param widths of each column
   * @param gap what stands between two columns
   * @param above whether a row's first word stands in a line of its own, above the others
   * @param width of a line at most
   */
  SheetLines(
      Sheet sheet,
      List<String> headings,
      List<List<String>> rows,
      int[] widths,
      String gap,
      boolean above,
      int width) {
    this.sheet = sheet;
    this.headings = headings;
    this.rows = rows;
    this.widths = widths;
    this.gap = gap;
    this.above = above;
    this.width = width;
  }

  /** The lines, with these of the columns. */
  List<String> of(List<Integer> columns) {
    List<String> lines = new ArrayList<>(row(columns, headings, true));
    for (int row = 0; row < rows.size(); row++) {
      if (row > 0 && (row == sheet.apart() || row == sheet.last())) {
        lines.add("");
      }
      lines.addAll(row(columns, rows.get(row), false));
    }
    return lines;
  }

  /**
   * A row, in as many lines as its longest cell needs; headings stand just above what they head.
   */
  private List<String> row(List<Integer> columns, List<String> words, boolean heading) {
    List<String> lines = new ArrayList<>();
    List<Integer> beside = columns;
    String margin = SheetLayout.MARGIN;
    if (above) {
      lines.addAll(
          TextWidth.broken(
              SheetLayout.MARGIN + words.getFirst(),
              SheetLayout.MARGIN + SheetLayout.MARGIN + SheetLayout.MARGIN,
              width));
      beside = columns.subList(1, columns.size());
      margin = SheetLayout.MARGIN + SheetLayout.MARGIN;
    }
    List<List<String>> cells = new ArrayList<>();
    for (int column : beside) {
      boolean right = sheet.columns().get(column).right();
      cells.add(
          TextWidth.broken(
              words.get(column),
              right || (heading && column > 0) ? "" : SheetLayout.MARGIN,
              widths[column]));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder(margin);
      for (int cell = 0; cell < cells.size(); cell++) {
        List<String> part = cells.get(cell);
        int at = heading ? i - (height - part.size()) : i;
        String word = at < 0 || at >= part.size() ? "" : part.get(at);
        int column = beside.get(cell);
        String space = " ".repeat(Math.max(0, widths[column] - TextWidth.length(word)));
        boolean right = sheet.columns().get(column).right();
        line.append(right ? space + word : word + space).append(gap);
      }
      lines.add(line.toString().replace(TextWidth.HELD, " ").stripTrailing());
    }
    return Collections.unmodifiableList(lines);
  }
}
