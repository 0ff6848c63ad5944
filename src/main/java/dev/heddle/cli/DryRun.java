package dev.heddle.cli;

import dev.heddle.campaign.Counted;
import dev.heddle.campaign.Durations;
import dev.heddle.campaign.RowWords;
import dev.heddle.campaign.TimeEstimate;
import dev.heddle.campaign.Until;
import dev.heddle.report.Format;
import dev.heddle.report.Inert;
import dev.heddle.report.TextWidth;
import dev.heddle.result.CommandPlan;
import dev.heddle.result.Json;
import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.run.Secrets;
import java.io.File;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as a person looks at it before anything is measured. */
final class DryRun {

  private DryRun() {}

  /**
   * Shows it as asked for.
   *
   * @param format text or JSON: a plan is no table
   * @param done how many of its forks are measured already
   */
  static void show(Format format, Plan plan, int done, Until until, PrintWriter to)
      throws UsageException {
    switch (format) {
      case TEXT -> show(plan, done, until, to);
      case JSON -> to.print(json(plan, done));
      case CSV, MARKDOWN, SVG -> throw new UsageException(OutputOptionWords.noTable(format.id()));
    }
  }

  /** The plan as the file of its run would have it, and about how many seconds are left of it. */
  private static String json(Plan plan, int done) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("schema", 1);
    page.put("plan", Secrets.mask(plan));
    page.put("forks", plan.forks());
    page.put("measured", done);
    page.put("seconds", TimeEstimate.seconds(plan) * left(plan, done) / plan.forks());
    return Json.write(page);
  }

  private static int left(Plan plan, int done) {
    return Math.max(0, plan.forks() - done);
  }

  /**
   * Shows it.
   *
   * @param done how many of its forks are measured already
   */
  private static void show(Plan plan, int done, Until until, PrintWriter to) {
    to.printf("preset      %s%n", plan.preset());
    to.printf("rounds      %s, every row once in each, in random order%n", plan.rounds());
    boolean alike = plan.rows().stream().allMatch(row -> row.times() == null);
    to.printf(
        "fork        %s%n",
        plan.measuresAlike() ? fork(plan.times()) : "as the benchmarks' classes say");
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
    if (plan.commands() != null) {
      show(plan.commands(), to);
    }
    to.printf("rows        %s%n", plan.rows().size());
    plan.own()
        .forEach(jars ->
            to.printf(
                "class path  %s%s%n",
                jars.label().isEmpty() ? "" : jars.label() + ": ",
                String.join(File.pathSeparator, jars.classPath())));
    plan.peers()
        .forEach(peer ->
            to.printf(
                "runtime     %s: %s %s, %s%n",
                peer.label(), Inert.of(peer.runtime()), Inert.of(peer.version()), peer.program()));
    plan.builds().forEach(build -> to.printf("build       %s: %s%n", build.label(), build.jar()));
    RowWords words = RowWords.of(plan);
    plan.rows()
        .forEach(
            row -> line(to, Inert.of(words.of(row)) + (alike ? "" : ": " + own(plan.times(row)))));
    if (!plan.leftOut().isEmpty()) {
      to.printf("no row for%n");
      plan.leftOut().forEach(why -> line(to, Inert.of(why)));
    }
    int total = plan.forks();
    int left = left(plan, done);
    if (done > 0) {
      to.printf("measured    %s%n", measured(done, total));
    }
    to.printf(
        "takes       about %s%n", TimeEstimate.words(TimeEstimate.seconds(plan) * left / total));
    if (until.budget() != null) {
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

  private static void show(CommandPlan commands, PrintWriter to) {
    commands
        .each()
        .forEach(each ->
            to.printf(
                "command     %s: %s%n",
                each.name(), Inert.of(Secrets.mask(List.of(each.text())).getFirst())));
    if (commands.prepare() != null) {
      to.printf("prepare     %s%n", Inert.of(Secrets.mask(List.of(commands.prepare())).getFirst()));
    }
    if (commands.inputs() != null) {
      to.printf("inputs      %s%n", Inert.of(commands.inputs().file()));
    }
    if (commands.swept()) {
      to.printf(
          "and then    numbers that are not ruled out, up to %s rounds in all%n",
          commands.mostRounds());
    }
  }

  /** A run may have gone on with further rounds after those of its plan. */
  static String measured(int done, int planned) {
    return done > planned
        ? "%s forks, %s of them in further rounds".formatted(done, done - planned)
        : "%s of %s forks".formatted(done, planned);
  }

  /** Flags as they may be shown, each after a blank. */
  private static String flags(List<String> args) {
    return args.isEmpty() ? "" : " " + String.join(" ", Secrets.mask(args));
  }

  private static void line(PrintWriter to, String words) {
    TextWidth.wrapped("  " + words, "    ", TextWidth.here()).forEach(to::println);
  }

  private static String own(Times times) {
    return Counted.of(times.rounds(), "fork") + " of " + fork(times);
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
