package dev.heddle.run;

import dev.heddle.result.Plan;
import java.util.Locale;

/** The time that a fork needs at the least, against the limit that a person set. */
final class ForkTime {

  private ForkTime() {}

  /**
   * Refuses a limit within which no fork can end.
   *
   * @throws PlanException where a fork's iterations alone take longer
   */
  static void require(Plan plan) throws PlanException {
    double seconds =
        plan.rows().stream().mapToDouble(row -> plan.times(row).seconds()).max().orElse(0);
    if (seconds > plan.timeoutSeconds()) {
      throw new PlanException(RunWords.limitTooShort(words(plan.timeoutSeconds()), words(seconds)));
    }
  }

  private static String words(double seconds) {
    String number = String.format(Locale.ROOT, "%.3f", seconds).replaceAll("\\.?0+$", "");
    return number + "s";
  }
}
