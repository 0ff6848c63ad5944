package dev.heddle.command;

/** The last line of what a command said: programs say last why they end. */
final class LastLine {

  private static final int LONGEST = 160;

  private LastLine() {}

  /** The last line that is not blank, cut where it is long; empty where there is none. */
  static String of(String text) {
    String last =
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce("", (_, b) -> b);
    return last.length() > LONGEST ? last.substring(0, LONGEST) + " …" : last;
  }
}
