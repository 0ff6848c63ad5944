package dev.heddle.report;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours the verdicts in a text for a terminal. */
public final class Colours {

  private static final Pattern VERDICT =
      Pattern.compile(
          "(?m)(?<=\\S"
              + " {2,3})(regressed|improved|differs|inconclusive|insufficient|slower|faster|worse|better|no"
              + " difference shown)\\b(.*)$");

  /** A ratio to a baseline, its interval and its direction. */
  private static final Pattern RATIO =
      Pattern.compile(
          "[0-9][0-9,.]*x \\(([0-9][0-9,.]*) [–-] ([0-9][0-9,.]*)\\)"
              + " (faster|slower|better|worse)\\b");

  private static final String WORSE = "31";
  private static final String BETTER = "32";

  private Colours() {}

  /** The same text with verdicts in colours; the text must not have any yet. */
  public static String in(String text) {
    return VERDICT.matcher(text).replaceAll(Colours::coloured);
  }

  private static String coloured(MatchResult verdict) {
    String colour =
        switch (verdict.group(1)) {
          case "regressed", "slower", "worse" -> WORSE;
          case "improved", "faster", "better" -> BETTER;
          case "differs" -> "36";
          default -> "33";
        };
    return in(colour, verdict);
  }

  /**
   * The same text with the ratios to a baseline in colours whose interval lies beyond 1; the text
   * must not have any yet.
   */
  public static String ratios(String text) {
    return RATIO.matcher(text).replaceAll(Colours::ratio);
  }

  private static String ratio(MatchResult ratio) {
    double low = number(ratio.group(1));
    double high = number(ratio.group(2));
    if (low <= 1 && high >= 1) {
      return Matcher.quoteReplacement(ratio.group());
    }
    boolean better = ratio.group(3).equals("faster") || ratio.group(3).equals("better");
    return in(better ? BETTER : WORSE, ratio);
  }

  private static double number(String digits) {
    return Double.parseDouble(digits.replace(",", ""));
  }

  private static String in(String colour, MatchResult words) {
    return "\u001b[" + colour + "m" + Matcher.quoteReplacement(words.group()) + "\u001b[0m";
  }
}
