package dev.heddle.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the small languages of the command line: durations and iterations. */
final class Words {

  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|min|h)?");
  private static final Pattern ITERATIONS = Pattern.compile("(\\d{1,6})(?:x(.+))?");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?) ?%");
  private static final Pattern LEVEL = Pattern.compile("\\d?(?:\\.\\d+)?");
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

  /** {@code 1 row}, {@code 2 rows}. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** The share that {@code 3%} or {@code 0.5%} is. */
  static double percent(String option, String text) throws UsageException {
    Matcher words = PERCENT.matcher(text);
    if (!words.matches()) {
      boolean bare = PERCENT.matcher(text + "%").matches();
      throw new UsageException(
          option
              + " '"
              + text
              + (bare ? "': is a number without its sign" : "': is no percentage")
              + "; write 3%, 0.5% or 0%");
    }
    return Double.parseDouble(words.group(1)) / 100;
  }

  /** A probability above 0 and below 1. */
  static double level(String option, String text) throws UsageException {
    double level = !text.isEmpty() && LEVEL.matcher(text).matches() ? Double.parseDouble(text) : 0;
    if (level <= 0 || level >= 1) {
      throw new UsageException(
          option + " '" + text + "': is no level between 0 and 1; write 0.05 or 0.01");
    }
    return level;
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
