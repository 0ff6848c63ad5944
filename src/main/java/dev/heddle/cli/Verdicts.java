package dev.heddle.cli;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Widths;
import dev.heddle.report.Colours;
import dev.heddle.report.ComparisonFormat;
import dev.heddle.report.Format;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo.Aim;
import dev.heddle.run.ExtraRounds;
import dev.heddle.stats.Looks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a run says at its end of several builds or JVMs, and how long it goes on for that. */
final class Verdicts {

  private final Plan plan;
  private final BuildOptions builds;
  private final UntilOptions until;
  private final Looks looks;
  private @Nullable Adaptive adaptive;
  private @Nullable Budget budget;

  Verdicts(Plan plan, BuildOptions builds, UntilOptions until) {
    this.plan = plan;
    this.builds = builds;
    this.until = until;
    this.looks = Looks.from(plan.rounds());
  }

  /** How long the run goes on. */
  ExtraRounds extraRounds() throws UsageException {
    ExtraRounds after = after();
    if (until.budget == null) {
      return after;
    }
    budget = new Budget(plan, until.seconds(), after);
    return budget;
  }

  /** The rounds that follow those of the plan. */
  private ExtraRounds after() throws UsageException {
    if (!until.given()) {
      return ExtraRounds.NONE;
    }
    double seconds = until.seconds();
    if (until.verdict) {
      Judging judging = Judging.of(plan, rule());
      adaptive = new Adaptive(plan, judging::open, looks::after, looks.last(), seconds);
    } else {
      double share = until.share();
      adaptive =
          new Adaptive(
              plan, set -> Widths.wider(set, share), _ -> true, Plan.MOST_ROUNDS - 1, seconds);
    }
    return adaptive;
  }

  private Rule rule() throws UsageException {
    Rule rule = builds.rule();
    return plan.aim() == Aim.VERDICTS ? rule.untilVerdict() : rule;
  }

  /** Tells of rounds that were not measured and of rows that are not known well enough yet. */
  int tellOpen(CommandLine command) {
    String left = budget == null ? null : budget.remark();
    if (left != null) {
      Complaint.print(command, left);
    }
    String remark = adaptive == null ? null : adaptive.remark();
    if (remark == null) {
      return ExitCode.OK;
    }
    Complaint.print(
        command,
        (until.verdict ? "without a verdict " : "still wider than " + until.width + " ") + remark);
    return builds.failOn == null ? ExitCode.OK : ExitCode.INCONCLUSIVE;
  }

  /** What may be said of the builds or JVMs of {@code run}. */
  List<Comparison> of(ResultSet run) throws UsageException {
    return Judging.of(plan, rule()).of(run);
  }

  /**
   * Prints what is said of builds or JVMs.
   *
   * @return the exit code
   */
  int print(CommandLine command, List<Comparison> comparisons, Format format) {
    ComparisonFormat words = ComparisonFormat.valueOf(format.name());
    String text = words.write(comparisons);
    boolean colours = words == ComparisonFormat.TEXT && Terminal.colours();
    command.getOut().print(colours ? Colours.in(text) : text);
    int code = ExitCode.OK;
    boolean written = !command.getOut().checkError();
    for (Comparison each : comparisons) {
      List<String> complaints = new ArrayList<>();
      code = ExitCode.worse(code, builds.outcome().of(each, complaints));
      String of = comparisons.size() == 1 ? "" : each.candidateName() + ": ";
      complaints.forEach(line -> Complaint.print(command, of + line));
    }
    if (!written) {
      Complaint.print(
          command, "the comparison cannot be written to the standard output; make room");
    }
    return written || code == ExitCode.REGRESSION ? code : ExitCode.NOT_WHOLE;
  }
}
