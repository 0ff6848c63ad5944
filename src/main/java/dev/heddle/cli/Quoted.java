package dev.heddle.cli;

import java.util.regex.Pattern;

/** Words as a shell takes them for one. */
final class Quoted {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

  private Quoted() {}

  static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
