package dev.heddle.cli;

import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.Aim;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a run goes on after its planned rounds. */
final class UntilOptions {

  private static final String BUDGET = "30m";
  private static final double NARROWEST = 0.0005;
  private static final double WIDEST = 1;

  @Option(
      names = "--until",
      paramLabel = "PERCENT",
      description =
          "More rounds of the rows whose 95 %% interval is still wider than that to either side.")
  @Nullable String width;

  @Option(
      names = "--until-verdict",
      description =
          "Where builds or JVMs are compared: more rounds of the rows of which nothing can be said"
              + " yet.")
  boolean verdict;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = {
        "The most that the forks of a run may take together; no round is begun that would take"
            + " more. Default: none, with --until or --until-verdict 30m for what follows the plan."
      })
  @Nullable String budget;

  boolean given() {
    return width != null || verdict;
  }

  /** The plan with what was asked for here. */
  Plan of(Plan plan) throws UsageException {
    if (budget != null) {
      requireRound(plan);
    }
    // whoever looks whether there is enough counts rounds that all rows take part in
    Plan even = given() ? plan.even() : plan;
    return verdict ? even.withAim(Aim.VERDICTS) : even;
  }

  /** A run has one round at the least. */
  private void requireRound(Plan plan) throws UsageException {
    double round = TimeEstimate.seconds(plan) / plan.rounds();
    if (seconds() < round) {
      throw new UsageException(
          "--budget "
              + budget
              + ": one round of "
              + Words.count(plan.rows().size(), "row")
              + " takes about "
              + TimeEstimate.words(round)
              + "; allow more, or measure fewer rows");
    }
  }

  /** Says what is wrong with the words before anything starts. */
  void check(boolean judged) throws UsageException {
    if (verdict && !judged) {
      throw new UsageException(
          "--until-verdict: there is nothing to judge; say against what, as in --against main, or"
              + " name a second --jar or --jvm");
    }
    if (verdict && width != null) {
      throw new UsageException("--until: is given beside --until-verdict; give one of them");
    }
    if (width != null) {
      share();
    }
    seconds();
  }

  /** The width asked for, as a share of the score. */
  double share() throws UsageException {
    double share = width == null ? 0 : Words.percent("--until", width);
    if (share < NARROWEST || share > WIDEST) {
      throw new UsageException(
          "--until '" + width + "': is out of range; write 0.05% to 100%, such as 2%");
    }
    return share;
  }

  /** What the forks may take. */
  double seconds() throws UsageException {
    return Words.seconds("--budget", budget == null ? BUDGET : budget);
  }

  /** How long a run takes whose planned forks take so long. */
  double atMost(double planned) throws UsageException {
    return budget == null ? planned : Math.min(planned, seconds());
  }

  /** The same once more, for a command line. */
  String words() {
    String until = verdict ? " --until-verdict" : width == null ? "" : " --until " + width;
    return until + (budget == null ? "" : " --budget " + budget);
  }
}
