package dev.heddle.cli;

import dev.heddle.campaign.Durations;
import dev.heddle.campaign.PlanRequest.Iterations;
import dev.heddle.execution.ExecutionModel;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the small languages of the command line: durations and iterations. */
final class Words {

  private static final int MOST_ROUNDS = 1000;

  private static final Pattern ITERATIONS = Pattern.compile("(\\d{1,6})(?:x(.+))?");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?) ?%");
  private static final Pattern LEVEL = Pattern.compile("\\d?(?:\\.\\d+)?");
  private static final double LONGEST_SECONDS = 7 * 24 * 3600;

  private Words() {}

  /** The seconds of {@code 300ms}, {@code 5s}, {@code 2m}, {@code 1h}; a bare number is seconds. */
  static double seconds(String option, String text) throws UsageException {
    OptionalDouble read = Durations.seconds(text);
    if (read.isEmpty()) {
      throw new UsageException(
          option + " '" + text + "': is no duration; write 300ms, 5s, 2m or 1h");
    }
    double seconds = read.getAsDouble();
    if (seconds < 1e-3 || seconds > LONGEST_SECONDS) {
      throw new UsageException(option + " '" + text + "': is out of range; write 1ms to 168h");
    }
    return seconds;
  }

  /** A number of rounds. */
  static int rounds(String option, int rounds) throws UsageException {
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new UsageException(
          option + " " + rounds + ": is out of range; write 1 to " + MOST_ROUNDS);
    }
    return rounds;
  }

  /** The values in a list with commas; those in brackets separate the options of a model. */
  static List<String> values(String option, String text) throws UsageException {
    List<String> values = ExecutionModel.cut(text);
    if (values.stream().anyMatch(String::isEmpty)) {
      throw new UsageException(
          option + " '" + text + "': a value is empty; separate values by single commas");
    }
    return values;
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

  /** {@code 5} or {@code 5x300ms}. */
  static Iterations iterations(String option, String text, int least) throws UsageException {
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
    String time = words.group(2);
    return new Iterations(
        Integer.parseInt(words.group(1)), time == null ? null : seconds(option, time));
  }
}
