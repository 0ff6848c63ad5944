package dev.heddle.report;

import java.util.regex.Pattern;

/** Words as a shell takes them for one. */
public final class Quoted {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");

  private Quoted() {}

  /** {@code word} as it is where that is plain, else between quotes. */
  public static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
