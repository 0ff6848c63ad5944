package dev.heddle.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * About how wide a text is, in a font that nobody here knows: rather too wide than too narrow.
 * Widths are shares of the font's size.
 */
final class TextSize {

  /** How much of the room the end of a text has where its middle is left out. */
  private static final double END = 0.4;

  private static final String NARROW = "iljtfrI.,:;'|!()[]{}/\\ -`\"";
  private static final String WIDE = "mwMW@%&<>=+~#…";
  private static final String CUT = "…";

  private TextSize() {}

  /** The width of {@code text} in a font of {@code size}. */
  static double of(String text, double size) {
    return text.codePoints().mapToDouble(TextSize::width).sum() * size;
  }

  private static double width(int point) {
    if (point > 0x2e80) {
      return 1.1;
    }
    if (NARROW.indexOf(point) >= 0) {
      return 0.36;
    }
    if (WIDE.indexOf(point) >= 0) {
      return 0.95;
    }
    return Character.isUpperCase(point) ? 0.72 : 0.64;
  }

  /** {@code text}, its end left out where it is wider than {@code room}. */
  static String cut(String text, double size, double room) {
    if (fits(text, size, room)) {
      return text;
    }
    String kept = start(text, size, room - of(CUT, size));
    return kept.length() == text.length() ? text : kept.stripTrailing() + CUT;
  }

  /** The same with the middle left out: names that begin alike differ at their ends. */
  static String cutInside(String text, double size, double room) {
    if (fits(text, size, room)) {
      return text;
    }
    double left = room - of(CUT, size);
    String end = reversed(start(reversed(text), size, left * END));
    String kept = start(text, size, left - of(end, size));
    return kept.length() + end.length() >= text.length()
        ? text
        : kept.stripTrailing() + CUT + end.stripLeading();
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /** What is much too long is not measured letter by letter. */
  private static boolean fits(String text, double size, double room) {
    return text.length() * size * 0.36 <= room && of(text, size) <= room;
  }

  private static String start(String text, double size, double room) {
    double left = room;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      left -= width(point) * size;
      if (left < 0) {
        break;
      }
      at += Character.charCount(point);
    }
    return text.substring(0, at);
  }

  /** {@code text} in lines that have room, at most {@code most} of them, the last one cut. */
  static List<String> lines(String text, double size, double room, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      boolean fits = line.isEmpty() || of(line + " " + word, size) <= room;
      if (!fits && lines.size() < most - 1) {
        lines.add(cut(line.toString(), size, room));
        line = new StringBuilder();
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      if (lines.size() == most - 1 && of(line.toString(), size) > room) {
        break;
      }
    }
    lines.add(cut(line.toString(), size, room));
    return lines;
  }
}
