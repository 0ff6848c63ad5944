package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Comparisons as Markdown that fits into a comment: changed rows first, and of the rows for which
 * there is no room it says how many they are. Only whole lines are left out.
 */
final class ComparisonComment {

  /** GitHub takes no longer comment. */
  static final int LIMIT = 65_536;

  /** The part of a comparison's room that what stands above its table may take, and below it. */
  private static final int PART = 4;

  /** What the count of the rest may need, and what tells that something was left out. */
  private static final int RESERVED = 400;

  private final StringBuilder text = new StringBuilder();

  private ComparisonComment() {}

  static String of(List<Comparison> comparisons) {
    ComparisonComment comment = new ComparisonComment();
    for (int i = 0; i < comparisons.size(); i++) {
      int room = (LIMIT - comment.text.length()) / (comparisons.size() - i);
      comment.add(comparisons.get(i), room);
    }
    return comment.text.toString();
  }

  private void add(Comparison comparison, int room) {
    int end = text.length() + room;
    text.append(text.isEmpty() ? "" : "\n");
    Sheet sheet = ComparisonSheet.of(comparison);
    String title = "### " + MarkdownReport.escaped(sheet.title()) + "\n\n";
    text.append(
        title.length() <= room / PART
            ? title
            : "### " + MarkdownReport.escaped(ComparisonWords.counts(comparison)) + "\n\n");
    lines(
        ComparisonMarkdown.sides(comparison).lines().map(line -> line + "\n").toList(),
        room / PART);
    List<String> below = sheet.notes().stream().map(ComparisonMarkdown::note).toList();
    int needed = below.stream().mapToInt(String::length).sum();
    if (!sheet.rows().isEmpty()) {
      text.append('\n');
      MarkdownReport.headings(text, sheet);
      rows(comparison, sheet, end - RESERVED - Math.min(needed, room / PART));
    }
    text.append('\n');
    lines(below, end - RESERVED / 2 - text.length());
  }

  private void rows(Comparison comparison, Sheet sheet, int end) {
    Map<String, Integer> left = new LinkedHashMap<>();
    List<JudgedRow> rows = comparison.changedFirst();
    for (int i = 0; i < rows.size(); i++) {
      String line = ComparisonMarkdown.row(sheet.rows().get(i));
      if (left.isEmpty() && text.length() + line.length() <= end) {
        text.append(line);
      } else {
        left.merge(comparison.word(rows.get(i)), 1, Integer::sum);
      }
    }
    if (!left.isEmpty()) {
      int all = left.values().stream().mapToInt(Integer::intValue).sum();
      List<String> counts = new ArrayList<>();
      left.forEach((word, count) -> counts.add(count + " " + word));
      text.append("\nand ")
          .append(all)
          .append(all == 1 ? " more row: " : " more rows: ")
          .append(String.join(", ", counts))
          .append('\n');
    }
  }

  /** So many of {@code lines} as have room, and whether some have none. */
  private void lines(List<String> lines, int room) {
    int end = text.length() + room;
    int left = 0;
    for (String line : lines) {
      if (left == 0 && text.length() + line.length() <= end) {
        text.append(line);
      } else {
        left++;
      }
    }
    if (left > 0) {
      text.append("- and ").append(left).append(left == 1 ? " more line\n" : " more lines\n");
    }
  }
}
