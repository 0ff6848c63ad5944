package dev.heddle.report;

/** Names from files, made harmless: what would steer a terminal is shown instead of obeyed. */
public final class Inert {

  private Inert() {}

  /** {@code text} as it can be printed. */
  public static String of(String given) {
    if (harmless(given)) {
      return given;
    }
    String text = withoutCommands(given);
    if (!steers(text)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          if (steers(point)) {
            shown.append(escape(point));
          } else {
            shown.appendCodePoint(point);
          }
        });
    return shown.toString();
  }

  /** Whether there is nothing in it that needs a second look, as in most texts. */
  private static boolean harmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < ' ' || letter > '~' || letter == ':' || letter == '#') {
        return false;
      }
    }
    return true;
  }

  /** Whether anything in it does. */
  private static boolean steers(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if ((letter < ' ' || letter > '~') && steers(text.codePointAt(i))) {
        return true;
      }
      if (Character.isHighSurrogate(letter)) {
        // the other half of it was looked at, too
        i++;
      }
    }
    return false;
  }

  /** What a CI job's log would obey: "::" at the start of a line, "##[" anywhere. */
  private static String withoutCommands(String text) {
    String first = text.stripLeading();
    if (first.startsWith("::")) {
      return text.substring(0, text.length() - first.length())
          + escape(':')
          + withoutCommands(first.substring(1));
    }
    return text.contains("##[") ? text.replace("##[", escape('#') + "#[") : text;
  }

  /** Controls, marks that turn the direction of writing, ends of lines, halves of characters. */
  static boolean steers(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  static String escape(int point) {
    StringBuilder escaped = new StringBuilder();
    for (char half : Character.toChars(point)) {
      escaped.append("\\u%04x".formatted((int) half));
    }
    return escaped.toString();
  }
}
