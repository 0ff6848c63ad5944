package dev.heddle.plot;

/** Texts from outside, made such as XML can hold and such as steer neither terminal nor writing. */
final class SafeText {

  /** In the place of what cannot be shown. */
  private static final int REPLACED = 0xfffd;

  /** No text of a drawing is longer. */
  private static final int LONGEST = 2_000;

  private SafeText() {}

  /** {@code given}, its end left out where it is very long. */
  static String of(String given) {
    String text = given.length() > LONGEST ? given.substring(0, LONGEST) + "…" : given;
    if (text.codePoints().allMatch(SafeText::harmless)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(point -> harmless(point) ? point : REPLACED)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean harmless(int point) {
    if (point < 0x7f) {
      return point >= ' ';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
