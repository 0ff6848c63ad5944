package dev.heddle.run;

import dev.heddle.result.CommandPlan;
import dev.heddle.result.Plan;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The time that a fork needs at the least, against the limit that a person set. */
final class ForkTime {

  private ForkTime() {}

  /**
   * Refuses a limit within which no fork can end.
   *
   * @throws PlanException where a fork's iterations alone take longer, or a command in it may
   */
  static void require(Plan plan) throws PlanException {
    double seconds =
        plan.rows().stream().mapToDouble(row -> plan.times(row).seconds()).max().orElse(0);
    if (seconds > plan.timeoutSeconds()) {
      throw new PlanException(RunWords.limitTooShort(words(plan.timeoutSeconds()), words(seconds)));
    }
    requireShorter(plan.commands(), plan.timeoutSeconds());
  }

  /** A command that is ended with its fork would not be told from one that does not end. */
  private static void requireShorter(@Nullable CommandPlan commands, double forkSeconds)
      throws PlanException {
    Double limit = commands == null ? null : commands.limitSeconds();
    if (limit != null && limit >= forkSeconds) {
      throw new PlanException(RunWords.limitTooLong(words(limit), words(forkSeconds)));
    }
  }

  private static String words(double seconds) {
    String number = String.format(Locale.ROOT, "%.3f", seconds).replaceAll("\\.?0+$", "");
    return number + "s";
  }
}
