package dev.heddle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How many characters a line of text for people has, and how longer ones are wrapped. */
public final class TextWidth {

  /** Where nobody says anything else, as in a pipe or a file. */
  static final int USUAL = 100;

  /** Narrower than this no table can be read. */
  private static final int LEAST = 60;

  private static final int MOST = 1000;

  /** After these a word may go on in the next line, where it alone is wider than that. */
  private static final String JOINTS = ".,;:=/[]-_";

  /** Between a number and its unit there may be so many spaces. */
  private static final int GAP = 20;

  /** A space that no line ends at, until the lines are made. */
  static final String HELD = "\u00a0";

  /** The space between a number and its unit. */
  private static final Pattern UNIT =
      Pattern.compile("(?<=[0-9]) (?=(?:%|[nµm]?s|min|h|B|[KMG]iB)(?![\\p{Alnum}/]))");

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

  private static List<String> lines(String words, String indent, int width, boolean cut) {
    if (length(words) <= width) {
      return List.of(words);
    }
    String text = UNIT.matcher(words).replaceAll(HELD);
    List<String> lines = new ArrayList<>();
    String start = text.substring(0, text.length() - text.stripLeading().length());
    StringBuilder line = new StringBuilder(start);
    boolean empty = true;
    for (String each : text.strip().split(" ", -1)) {
      String word = each;
      if (!empty && length(line.toString()) + 1 + length(word) > width) {
        lines.add(loose(line));
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ");
      while (cut && length(line.toString()) + length(word) > width) {
        int end = joint(word, width - length(line.toString()));
        lines.add(loose(line.append(word, 0, end)));
        word = word.substring(end);
        line = new StringBuilder(indent);
      }
      line.append(word);
      empty = false;
    }
    lines.add(loose(line));
    return lines;
  }

  /** {@code word} with no line's end after a number, beside a sign, and in brackets. */
  static String held(String word) {
    if (word.indexOf(' ') < 0) {
      return word;
    }
    StringBuilder held = new StringBuilder(word);
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == ' '
          && (besideSign(word, i)
              || afterNumber(word, i)
              || within(word, i, '(', ')')
              || within(word, i, '[', ']'))) {
        held.setCharAt(i, HELD.charAt(0));
      }
    }
    return held.toString();
  }

  private static boolean besideSign(String word, int space) {
    return (space > 0 && sign(word.charAt(space - 1)))
        || (space + 2 < word.length()
            && sign(word.charAt(space + 1))
            && word.charAt(space + 2) == ' ');
  }

  private static boolean sign(char letter) {
    return letter == '–' || letter == '+';
  }

  /** Whether what follows is a unit, and no bracket. */
  private static boolean afterNumber(String word, int space) {
    int before = space - 1;
    while (before >= 0 && word.charAt(before) == ' ' && space - before <= GAP) {
      before--;
    }
    if (before < 0 || word.charAt(before) < '0' || word.charAt(before) > '9') {
      return false;
    }
    int after = space + 1;
    while (after < word.length() && word.charAt(after) == ' ') {
      after++;
    }
    return after == word.length() || (word.charAt(after) != '(' && word.charAt(after) != '[');
  }

  /** Whether a bracket closes that is not opened behind the space. */
  private static boolean within(String word, int space, char opening, char closing) {
    int closes = word.indexOf(closing, space);
    int opens = closes < 0 ? -1 : word.indexOf(opening, space);
    return closes >= 0 && (opens < 0 || opens > closes);
  }

  private static String loose(StringBuilder line) {
    return line.toString().replace(HELD, " ").stripTrailing();
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
