package dev.heddle.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rows of a plot as bars of letters for a terminal. */
public final class TextPlot {

  private static final String MARGIN = "  ";
  private static final String GAP = "  ";

  /** Bars are at least so wide, whatever the labels are. */
  private static final int LEAST = 16;

  /** A number of the axis takes about so many letters. */
  private static final int TICK = 12;

  private final Plot plot;
  private final boolean unicode;
  private final Spread spread;
  private final List<PlotRow> rows;
  private final int labels;
  private final int values;
  private final int bars;

  private TextPlot(Plot plot, int width, boolean unicode) {
    this.plot = plot;
    this.unicode = unicode;
    spread = PlotFrame.values(plot);
    rows = PlotRow.of(plot);
    values =
        Math.max(
            length(plot.values().unit()),
            rows.stream().mapToInt(row -> value(row.mark()).length()).max().orElse(0));
    int longest = rows.stream().mapToInt(row -> length(row.label())).max().orElse(0);
    int room = width - MARGIN.length() - 2 * GAP.length() - values;
    labels = Math.max(1, Math.min(longest, Math.min(room * 2 / 5, room - LEAST)));
    bars = Math.max(LEAST, room - labels);
  }

  /**
   * The rows below each other, a line each: label, bar and value; then the axis, and what the
   * letters are. The places of a plot of lines are rows, too.
   *
   * @param width how many letters a line has at the most; with fewer than 40 it is wider
   * @param unicode whether lines and marks may be other letters than ASCII's
   */
  public static List<String> of(Plot plot, int width, boolean unicode) {
    if (plot.marks() == 0) {
      return List.of(MARGIN + PlotWords.NOTHING);
    }
    return new TextPlot(plot, width, unicode).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (PlotRow row : rows) {
      lines.add(
          (MARGIN
                  + padded(row.label())
                  + GAP
                  + bar(row)
                  + GAP
                  + " ".repeat(values - value(row.mark()).length())
                  + value(row.mark()))
              .stripTrailing());
    }
    axis(lines);
    keys(lines);
    return lines;
  }

  /** As many keys a line as have room. */
  private void keys(List<String> lines) {
    int width = MARGIN.length() + labels + 2 * GAP.length() + bars + values;
    String line = MARGIN;
    for (String key : keys()) {
      String cut = cut(key, width - MARGIN.length());
      boolean empty = line.equals(MARGIN);
      if (!empty && length(line) + GAP.length() + length(cut) > width) {
        lines.add(line);
        line = MARGIN;
        empty = true;
      }
      line += empty ? cut : GAP + cut;
    }
    if (!line.equals(MARGIN)) {
      lines.add(line);
    }
  }

  private String value(Plot.Mark mark) {
    return mark.there() ? PlotNumbers.value(mark.value()) : PlotWords.NO_VALUE;
  }

  private String padded(String label) {
    String safe = cut(SafeText.of(label), labels);
    return safe + " ".repeat(Math.max(0, labels - length(safe)));
  }

  private String cut(String text, int room) {
    if (length(text) <= room) {
      return text;
    }
    String cut = unicode ? "…" : "..";
    return text.substring(0, text.offsetByCodePoints(0, Math.max(0, room - cut.length()))) + cut;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private int column(double value) {
    return (int) Math.round(spread.share(value) * (bars - 1));
  }

  private String bar(PlotRow row) {
    String[] cells = new String[bars];
    Arrays.fill(cells, " ");
    for (Plot.Guide guide : plot.guides()) {
      if (PlotFrame.isLine(guide)) {
        if (!spread.beyond(guide.low())) {
          cells[column(guide.low())] = unicode ? "┊" : ":";
        }
      } else {
        for (int i = column(guide.low()); i <= column(guide.high()); i++) {
          cells[i] = unicode ? "░" : ".";
        }
      }
    }
    Plot.Mark mark = row.mark();
    if (mark.there() && spread.holds(mark.value())) {
      interval(mark, cells);
      for (double point : mark.points()) {
        if (!spread.beyond(point)) {
          cells[column(point)] = unicode ? "∙" : "'";
        }
      }
      cells[column(mark.value())] = shape(row).letter(unicode);
    }
    return String.join("", cells);
  }

  private void interval(Plot.Mark mark, String[] cells) {
    if (!mark.hasInterval()) {
      return;
    }
    int low = column(mark.low());
    int high = column(mark.high());
    for (int i = low; i <= high; i++) {
      cells[i] = unicode ? "─" : "-";
    }
    if (low < high) {
      cells[low] = spread.beyond(mark.low()) ? unicode ? "◀" : "<" : unicode ? "├" : "[";
      cells[high] = spread.beyond(mark.high()) ? unicode ? "▶" : ">" : unicode ? "┤" : "]";
    }
  }

  private MarkShape shape(PlotRow row) {
    return plot.series().size() > 1 && row.mark().look() == Plot.Look.PLAIN
        ? MarkShape.ofSeries(row.series())
        : MarkShape.of(row.mark().look());
  }

  private void axis(List<String> lines) {
    StringBuilder line = new StringBuilder();
    StringBuilder numbers = new StringBuilder();
    for (double tick : spread.ticks(Math.max(1, bars / TICK))) {
      String words = PlotNumbers.tick(tick);
      int at = column(tick);
      int begin = Math.clamp(at - words.length() / 2, 0, Math.max(0, bars - words.length()));
      if (begin < numbers.length() + (numbers.isEmpty() ? 0 : 2) || begin + words.length() > bars) {
        continue;
      }
      numbers.append(" ".repeat(begin - numbers.length())).append(words);
      line.append((unicode ? "─" : "-").repeat(Math.max(0, at - line.length())));
      line.append(unicode ? "┴" : "+");
    }
    line.append((unicode ? "─" : "-").repeat(Math.max(0, bars - line.length())));
    String before = MARGIN + " ".repeat(labels) + GAP;
    lines.add(before + line);
    String unit = plot.values().unit();
    lines.add(
        (before + numbers + " ".repeat(bars - numbers.length()) + GAP + unit).stripTrailing());
  }

  /** What the letters are, where they are of several kinds. */
  private Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    boolean several = plot.series().size() > 1;
    for (PlotRow row : rows) {
      boolean plain = row.mark().look() == Plot.Look.PLAIN;
      String name = SafeText.of(plot.series().get(row.series()).name());
      String words = several && plain ? name : PlotWords.of(row.mark().look(), plot);
      if (!words.isEmpty() && row.mark().there()) {
        keys.add(shape(row).letter(unicode) + " " + words);
      }
    }
    if (keys.size() < 2) {
      keys.clear();
    }
    if (rows.stream().anyMatch(row -> row.mark().hasInterval())) {
      keys.add((unicode ? "├─┤ " : "[-] ") + PlotWords.INTERVAL);
    }
    if (rows.stream().anyMatch(row -> !row.mark().points().isEmpty())) {
      keys.add((unicode ? "∙ " : "' ") + PlotWords.POINTS);
    }
    for (Plot.Guide guide : plot.guides()) {
      String letter = PlotFrame.isLine(guide) ? unicode ? "┊" : ":" : unicode ? "░" : ".";
      keys.add(letter + " " + SafeText.of(guide.label()));
    }
    return keys;
  }
}
