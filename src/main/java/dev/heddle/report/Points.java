package dev.heddle.report;

import java.util.List;

/** Lines numbers up at their decimal points. */
final class Points {

  private Points() {}

  /** Pads each "number unit" so that, set at the right, all points stand below each other. */
  static void align(List<String> words) {
    int widest = 0;
    for (String word : words) {
      widest = Math.max(widest, fraction(word));
    }
    int before = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int end = end(word);
      if (Character.isDigit(word.charAt(0))) {
        String gap = " ".repeat(widest - fraction(word));
        words.set(i, word.substring(0, end) + gap + word.substring(end));
      }
      before = Math.max(before, words.get(i).length());
    }
    for (int i = 0; i < words.size(); i++) {
      words.set(i, " ".repeat(before - words.get(i).length()) + words.get(i));
    }
  }

  /** How many characters a number has from its point on. */
  private static int fraction(String word) {
    int end = end(word);
    int point = word.lastIndexOf('.', end);
    return point < 0 || !Character.isDigit(word.charAt(0)) ? 0 : end - point;
  }

  private static int end(String word) {
    int space = word.indexOf(' ');
    return space < 0 ? word.length() : space;
  }
}
