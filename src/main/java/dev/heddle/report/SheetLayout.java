package dev.heddle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays a table out in lines of a width: what is too wide stands closer together, then says once
 * what all rows share, then in several lines a row.
 */
final class SheetLayout {

  static final String MARGIN = "  ";
  private static final String GAP = "   ";
  private static final String NARROW_GAP = "  ";

  /** What a row's name, and the words at a line's end, need at least. */
  private static final int NAME = 16;

  private static final int WORDS = 26;

  private final Sheet sheet;
  private final int labels;
  private final int width;
  private final List<String> headings;
  private List<List<String>> rows;
  private final int[] widths;
  private String gap = GAP;

  /** Whether a row's first word stands in a line of its own, above the others. */
  private boolean above;

  private SheetLayout(
      Sheet sheet, int labels, int width, List<String> headings, List<List<String>> rows) {
    this.sheet = sheet;
    this.labels = labels;
    this.width = width;
    this.headings = headings;
    this.rows = rows;
    widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              TextWidth.length(headings.get(i)),
              rows.stream().mapToInt(row -> TextWidth.length(row.get(column))).max().orElse(0));
    }
  }

  /**
   * The lines of {@code sheet} without its title and notes.
   *
   * @param labels how many columns name a row
   * @param blocks whether columns may stand in several blocks, each with the labels again
   */
  static List<String> of(Sheet sheet, int labels, boolean blocks, int width) {
    List<String> headings =
        sheet.columns().stream().map(column -> Inert.of(column.heading())).toList();
    List<List<String>> rows = sheet.rows().stream().map(row -> glued(row, labels)).toList();
    SheetLayout whole = new SheetLayout(sheet, labels, width, headings, rows);
    if (blocks) {
      return whole.blocks();
    }
    if (whole.fits()) {
      return whole.lines(IntStream.range(0, headings.size()).boxed().toList());
    }
    SheetLayout layout = headings.getFirst().equals("row") ? whole.shared() : whole;
    layout.squeeze();
    if (layout.above) {
      // there is room for all of a name
      layout = whole;
      layout.squeeze();
    }
    return layout.lines(IntStream.range(0, headings.size()).boxed().toList());
  }

  /** A row's words, with what belongs together held so: a number and its unit, an interval. */
  private static List<String> glued(List<String> row, int labels) {
    List<String> words = new ArrayList<>();
    for (String each : row) {
      String word = Inert.of(each);
      words.add(words.size() < labels ? word : TextWidth.held(word));
    }
    return words;
  }

  private SheetLayout shared() {
    SharedWords shared =
        SharedWords.of(headings.getFirst(), rows.stream().map(List::getFirst).toList());
    List<String> head = new ArrayList<>(headings);
    head.set(0, shared.heading());
    List<List<String>> own = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = new ArrayList<>(rows.get(i));
      row.set(0, shared.names().get(i));
      own.add(row);
    }
    return new SheetLayout(sheet, labels, width, head, own);
  }

  /** Whether all columns have room beside each other, if need be a little closer. */
  private boolean fits() {
    for (String each : List.of(GAP, NARROW_GAP)) {
      gap = each;
      if (used() <= width) {
        return true;
      }
    }
    return false;
  }

  private int used() {
    int first = above ? 1 : 0;
    return MARGIN.length() * (first + 1)
        + IntStream.range(first, widths.length).map(column -> widths[column]).sum()
        + gap.length() * (widths.length - 1 - first);
  }

  /** Makes columns narrower until all have room: first those that lose least by it. */
  private void squeeze() {
    if (fits()) {
      return;
    }
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(cells(column), longestWord(headings.get(column)));
    }
    if (fits()) {
      widenHeadings();
    }
    int last = widths.length - 1;
    if (!fits() && !sheet.columns().get(last).right()) {
      widths[last] = Math.min(widths[last], WORDS);
    }
    if (fits()) {
      return;
    }
    int names = IntStream.range(0, labels).map(column -> widths[column]).sum();
    if (narrowNames(width - (used() - names), 2)) {
      return;
    }
    above = true;
    while (!fits() && (narrower(false) || narrower(true))) {}
    if (!fits()) {
      // better an interval in two lines than lines that the terminal parts anywhere
      rows =
          rows.stream()
              .map(row -> row.stream().map(word -> word.replace(TextWidth.HELD, " ")).toList())
              .toList();
      while (!fits() && narrower(false)) {}
    }
  }

  /** Gives headings one line each as far as there is room. */
  private void widenHeadings() {
    for (int column = 0; column < widths.length; column++) {
      int more = TextWidth.length(headings.get(column)) - widths[column];
      if (more > 0 && used() + more <= width) {
        widths[column] += more;
      }
    }
  }

  /**
   * Makes the widest of the names narrower until {@code room} is enough for all; false, and as
   * before, where a name would need more than {@code most} lines or be parted anywhere.
   */
  private boolean narrowNames(int room, int most) {
    int[] before = widths.clone();
    while (IntStream.range(0, labels).map(column -> widths[column]).sum() > room) {
      int widest = 0;
      for (int column = 1; column < labels; column++) {
        widest = widths[column] > widths[widest] ? column : widest;
      }
      widths[widest]--;
      if (widths[widest] < NAME) {
        break;
      }
    }
    if (most == Integer.MAX_VALUE
        || IntStream.range(0, labels).allMatch(column -> readable(column, before[column], most))) {
      return true;
    }
    System.arraycopy(before, 0, widths, 0, widths.length);
    return false;
  }

  private boolean readable(int column, int before, int most) {
    int room = widths[column];
    if (room == before) {
      return true;
    }
    return room >= NAME
        && rows.stream()
            .map(row -> row.get(column))
            .allMatch(name ->
                TextWidth.cleanly(name, MARGIN, room)
                    && TextWidth.broken(name, MARGIN, room).size() <= most);
  }

  /**
   * Takes a character from the widest column but the first; false where none has one to give.
   *
   * @param parted whether words of names and sentences may be parted for that
   */
  private boolean narrower(boolean parted) {
    int widest = -1;
    for (int column = 1; column < widths.length; column++) {
      boolean right = sheet.columns().get(column).right();
      int least = parted && !right ? NAME : longestWordOf(column) + (right ? 0 : MARGIN.length());
      if (widths[column] > least && (widest < 0 || widths[column] > widths[widest])) {
        widest = column;
      }
    }
    if (widest >= 0) {
      widths[widest]--;
    }
    return widest >= 0;
  }

  private int longestWordOf(int column) {
    return Stream.concat(Stream.of(headings.get(column)), rows.stream().map(row -> row.get(column)))
        .mapToInt(SheetLayout::longestWord)
        .max()
        .orElse(0);
  }

  private static int longestWord(String words) {
    return Stream.of(words.split(" ")).mapToInt(TextWidth::length).max().orElse(0);
  }

  private int cells(int column) {
    return rows.stream().mapToInt(row -> TextWidth.length(row.get(column))).max().orElse(0);
  }

  /** The columns that have room beside each other; the labels come again in every block. */
  private List<String> blocks() {
    if (fits()) {
      return lines(IntStream.range(0, widths.length).boxed().toList());
    }
    List<Integer> left = IntStream.range(0, labels).boxed().toList();
    int widest =
        IntStream.range(labels, widths.length).map(column -> widths[column]).max().orElse(0);
    int names = left.stream().mapToInt(column -> widths[column]).sum();
    int most = width - MARGIN.length() - widest;
    // what has room without further columns keeps it beside them
    gap = NARROW_GAP;
    int room = most - labels * gap.length();
    if (names > room && !narrowNames(room, 2) && !narrowNames(room, 4)) {
      narrowNames(room, Integer.MAX_VALUE);
    }
    int used = MARGIN.length() + left.stream().mapToInt(i -> widths[i] + gap.length()).sum();
    List<List<Integer>> blocks = new ArrayList<>();
    blocks.add(new ArrayList<>(left));
    int taken = used;
    for (int i = labels; i < widths.length; i++) {
      taken += widths[i] + gap.length();
      boolean furtherBegin =
          sheet.columns().get(i).further() && !sheet.columns().get(i - 1).further();
      boolean full = taken - gap.length() > width || furtherBegin;
      if (full && blocks.getLast().size() > labels) {
        blocks.add(new ArrayList<>(left));
        taken = used + widths[i] + gap.length();
      }
      blocks.getLast().add(i);
    }
    List<String> lines = new ArrayList<>();
    for (List<Integer> block : blocks) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(lines(block));
    }
    return lines;
  }

  private List<String> lines(List<Integer> columns) {
    return new SheetLines(sheet, headings, rows, widths, gap, above, width).of(columns);
  }
}
