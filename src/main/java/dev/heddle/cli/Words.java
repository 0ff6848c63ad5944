package dev.heddle.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the small languages of the command line: durations and iterations. */
final class Words {

  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|min|h)?");
  private static final Pattern ITERATIONS = Pattern.compile("(\\d{1,6})(?:x(.+))?");
  private static final double LONGEST_SECONDS = 7 * 24 * 3600;

  private Words() {}

  /** A number of iterations and the seconds of each. */
  record Iterations(int count, double seconds) {}

  /** The seconds of {@code 300ms}, {@code 5s}, {@code 2m}, {@code 1h}; a bare number is seconds. */
  static double seconds(String option, String text) throws UsageException {
    Matcher words = DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (!words.matches()) {
      throw new UsageException(
          option + " '" + text + "': is no duration; write 300ms, 5s, 2m or 1h");
    }
    String unit = words.group(2) == null ? "s" : words.group(2);
    double seconds =
        Double.parseDouble(words.group(1))
            * switch (unit) {
              case "ms" -> 1e-3;
              case "m", "min" -> 60;
              case "h" -> 3600;
              default -> 1;
            };
    if (seconds < 1e-3 || seconds > LONGEST_SECONDS) {
      throw new UsageException(option + " '" + text + "': is out of range; write 1ms to 168h");
    }
    return seconds;
  }

  /** {@code 5} or {@code 5x300ms}; without a time, each takes {@code seconds}. */
  static Iterations iterations(String option, String text, int least, double seconds)
      throws UsageException {
    Matcher words = ITERATIONS.matcher(text);
    if (!words.matches() || Integer.parseInt(words.group(1)) < least) {
      throw new UsageException(
          option
              + " '"
              + text
              + "': is no number of iterations of at least "
              + least
              + "; write 5 or 5x300ms");
    }
    return new Iterations(
        Integer.parseInt(words.group(1)),
        words.group(2) == null ? seconds : seconds(option, words.group(2)));
  }
}
