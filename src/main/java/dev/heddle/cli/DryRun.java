package dev.heddle.cli;

import dev.heddle.report.Inert;
import dev.heddle.report.TextWidth;
import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.run.Secrets;
import java.io.PrintWriter;
import java.util.List;

/** A plan as a person looks at it before anything is measured. */
final class DryRun {

  private DryRun() {}

  /**
   * Shows it.
   *
   * @param done how many of its forks are measured already
   */
  static void show(Plan plan, int done, UntilOptions until, PrintWriter to) throws UsageException {
    to.printf("preset      %s%n", plan.preset());
    to.printf("rounds      %s, every row once in each, in random order%n", plan.rounds());
    boolean alike = plan.rows().stream().allMatch(row -> row.times() == null);
    to.printf("fork        %s%n", alike ? fork(plan.times()) : "as the benchmarks' classes say");
    if (plan.jvms().isEmpty()) {
      String flags = flags(plan.jvm().args());
      to.printf("jvm         %s%s%n", plan.jvm().java(), flags);
    }
    if (!plan.jvm().workerArgs().isEmpty()) {
      to.printf("workers    %s%n", flags(plan.jvm().workerArgs()));
    }
    plan.jvms()
        .forEach(
            jvm -> to.printf("jvm         %s: %s%s%n", jvm.label(), jvm.java(), flags(jvm.args())));
    to.printf("rows        %s%n", plan.rows().size());
    plan.builds().forEach(build -> to.printf("build       %s: %s%n", build.label(), build.jar()));
    RowWords words = RowWords.of(plan);
    plan.rows()
        .forEach(row -> line(to, words.of(row) + (alike ? "" : ": " + own(plan.times(row)))));
    if (!plan.leftOut().isEmpty()) {
      to.printf("no row for%n");
      plan.leftOut().forEach(why -> line(to, Inert.of(why)));
    }
    int total = plan.forks();
    int left = Math.max(0, total - done);
    if (done > 0) {
      to.printf("measured    %s of %s forks%n", done, total);
    }
    to.printf(
        "takes       about %s%n", TimeEstimate.words(TimeEstimate.seconds(plan) * left / total));
    if (until.budget != null) {
      to.printf(
          "budget      %s; no round is begun that would take more%n",
          Durations.words(until.seconds()));
    }
    if (until.given()) {
      to.printf(
          "and then    rounds of what is still open, at most %s in all%n",
          TimeEstimate.words(Math.max(until.seconds(), TimeEstimate.seconds(plan))));
    }
  }

  /** Flags as they may be shown, each after a blank. */
  private static String flags(List<String> args) {
    return args.isEmpty() ? "" : " " + String.join(" ", Secrets.mask(args));
  }

  private static void line(PrintWriter to, String words) {
    TextWidth.wrapped("  " + words, "    ", TextWidth.here()).forEach(to::println);
  }

  private static String own(Times times) {
    return Words.count(times.rounds(), "fork") + " of " + fork(times);
  }

  private static String fork(Times times) {
    return "%s x %s warm-up, %s x %s measured"
        .formatted(
            times.warmupIterations(),
            Durations.words(times.warmupSeconds()),
            times.iterations(),
            Durations.words(times.iterationSeconds()));
  }
}
