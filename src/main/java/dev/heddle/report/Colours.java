package dev.heddle.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours the verdicts in a text for a terminal. */
public final class Colours {

  private static final Pattern VERDICT =
      Pattern.compile(
          "(?m)(?<=\\S"
              + " {2,3})(regressed|improved|differs|inconclusive|insufficient|slower|faster|worse|better|no"
              + " difference shown)\\b(.*)$");

  private Colours() {}

  /** The same text with verdicts in colours; the text must not have any yet. */
  public static String in(String text) {
    return VERDICT.matcher(text).replaceAll(Colours::coloured);
  }

  private static String coloured(java.util.regex.MatchResult verdict) {
    String colour =
        switch (verdict.group(1)) {
          case "regressed", "slower", "worse" -> "31";
          case "improved", "faster", "better" -> "32";
          case "differs" -> "36";
          default -> "33";
        };
    return "\u001b[" + colour + "m" + Matcher.quoteReplacement(verdict.group()) + "\u001b[0m";
  }
}
