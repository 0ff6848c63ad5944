package dev.heddle.cli;

import dev.heddle.fork.Params;
import dev.heddle.result.RunInfo.Plan;
import dev.heddle.result.RunInfo.PlannedRow;
import java.util.Locale;
import java.util.SortedMap;

/** About how long a plan takes. */
final class Estimate {

  /** What a fork takes beside its iterations: start of the JVM, JMH, site and workers. */
  private static final double SECONDS_BESIDE = 0.5;

  /** Processor time of a worker JVM from its start to the first result. */
  private static final double SECONDS_OF_JVM = 0.17;

  private Estimate() {}

  static double seconds(Plan plan) {
    return plan.rounds() * plan.rows().stream().mapToDouble(row -> seconds(plan, row)).sum();
  }

  private static double seconds(Plan plan, PlannedRow planned) {
    double operation = operation(planned.row().params());
    int warmups = Params.startAfresh(planned.row().params()) ? 0 : plan.warmupIterations();
    return SECONDS_BESIDE
        + warmups * plan.warmupSeconds()
        + plan.iterations() * Math.max(plan.iterationSeconds(), operation);
  }

  /** The time of an operation that may be longer than an iteration: a JVM for every task. */
  private static double operation(SortedMap<String, String> params) {
    if (!Params.startAfresh(params)) {
      return 0;
    }
    String tasks = params.getOrDefault("tasks", params.getOrDefault("urls", "1"));
    int processors = Runtime.getRuntime().availableProcessors();
    return tasks.matches("\\d{1,9}") ? Integer.parseInt(tasks) * SECONDS_OF_JVM / processors : 0;
  }

  /** {@code 40 s}, {@code 3 min}, {@code 2 h 10 min}. */
  static String words(double seconds) {
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
