package dev.heddle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many characters a line of text for people has, and how longer ones are wrapped. */
public final class TextWidth {

  /** Where nobody says anything else, as in a pipe or a file. */
  static final int USUAL = 100;

  /** Narrower than this no table can be read. */
  private static final int LEAST = 60;

  private static final int MOST = 1000;

  /** After these a word may go on in the next line, where it alone is wider than that. */
  private static final String JOINTS = ".,;:=/[]-_";

  private TextWidth() {}

  /** What {@code COLUMNS} in the environment says. */
  public static int here() {
    return of(System.getenv());
  }

  static int of(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[0-9]{1,4}")
        ? Math.clamp(Integer.parseInt(columns), LEAST, MOST)
        : USUAL;
  }

  /** {@code text} in lines of at most {@code width}, the further ones after {@code indent}. */
  public static List<String> wrapped(String text, String indent, int width) {
    return lines(text, indent, width, false);
  }

  /** The same, where a word that is wider than a line goes on in the next, too. */
  static List<String> broken(String text, String indent, int width) {
    return lines(text, indent, width, true);
  }

  /** Whether {@link #broken} parts words only where they have joints. */
  static boolean cleanly(String text, String indent, int width) {
    List<String> lines = broken(text, indent, width);
    return wrapped(text, indent, width).equals(lines)
        || lines.stream()
            .limit(lines.size() - 1L)
            .allMatch(line -> JOINTS.indexOf(line.charAt(line.length() - 1)) >= 0);
  }

  private static List<String> lines(String text, String indent, int width, boolean cut) {
    if (length(text) <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    String start = text.substring(0, text.length() - text.stripLeading().length());
    StringBuilder line = new StringBuilder(start);
    boolean empty = true;
    for (String each : text.strip().split(" ", -1)) {
      String word = each;
      if (!empty && length(line.toString()) + 1 + length(word) > width) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ");
      while (cut && length(line.toString()) + length(word) > width) {
        int end = joint(word, width - length(line.toString()));
        lines.add(line + word.substring(0, end));
        word = word.substring(end);
        line = new StringBuilder(indent);
      }
      line.append(word);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** Where a word is parted that has no room: after the last joint that has, else anywhere. */
  private static int joint(String word, int room) {
    int most = word.offsetByCodePoints(0, Math.max(1, room));
    for (int i = most; i > 1; i--) {
      if (JOINTS.indexOf(word.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return most;
  }

  static int length(String word) {
    return word.codePointCount(0, word.length());
  }
}
