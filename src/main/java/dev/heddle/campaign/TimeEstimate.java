package dev.heddle.campaign;

import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import java.util.Locale;

/** About how long a plan takes. */
public final class TimeEstimate {

  private TimeEstimate() {}

  public static double seconds(Plan plan) {
    return plan.rows().stream()
        .mapToDouble(row -> plan.times(row).rounds() * seconds(plan, row))
        .sum();
  }

  /** One fork of a row. */
  static double seconds(Plan plan, PlannedRow planned) {
    Times times = plan.times(planned);
    return ForkCost.of(planned.row(), !plan.builds().isEmpty())
        .seconds(
            times.warmupIterations(),
            times.warmupSeconds(),
            times.iterations(),
            times.iterationSeconds());
  }

  /** {@code 40 s}, {@code 3 min}, {@code 2 h 10 min}. */
  public static String words(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 90) {
      return Math.max(1, whole) + " s";
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 60
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %d min", minutes / 60, minutes % 60);
  }
}
