package dev.heddle.compare;

import java.util.regex.Pattern;

/**
 * The words that a row's name is made of: what could be taken for the end of one, or for what makes
 * it harmless in print, stands in quotes, so that no two rows have one name.
 */
final class NameParts {

  /** A quote or a space at an end, another value after a space, the number of a row's double. */
  private static final Pattern MISTAKEN = Pattern.compile("^[\"\\s]|\\s$|\\s.*=|\\s\\(\\d+\\)$");

  private NameParts() {}

  /** {@code word} as it is, or in quotes, as in {@code a="1 b=2"}. */
  static String quoted(String word) {
    if (simple(word) || plain(word)) {
      return word;
    }
    StringBuilder quoted = new StringBuilder("\"");
    word.codePoints()
        .forEach(point -> {
          switch (point) {
            case '"', '\\' -> quoted.append('\\').appendCodePoint(point);
            default -> quoted.appendCodePoint(point);
          }
        });
    return quoted.append('"').toString();
  }

  /** Whether it needs no second look, as the names of classes and methods. */
  private static boolean simple(String word) {
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      if (letter <= ' ' || letter > '~' || letter == '"' || letter == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Most are: a space alone is no end of a word where no {@code name=} comes after it. */
  private static boolean plain(String word) {
    return !MISTAKEN.matcher(word).find()
        && !word.contains("\\u")
        && word.codePoints().noneMatch(Character::isISOControl);
  }
}
