package dev.heddle.cli;

import dev.heddle.campaign.Counted;
import dev.heddle.campaign.Judging;
import dev.heddle.campaign.TimeEstimate;
import dev.heddle.campaign.Until;
import dev.heddle.result.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a run goes on after its planned rounds. */
final class UntilOptions {

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
          "Where builds, JVMs or commands are compared: more rounds of the rows of which nothing"
              + " can be said yet.")
  boolean verdict;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = {
        "The most that the forks of a run may take together; no round is begun that would take"
            + " more. Default: none, with --until or --until-verdict 30m for what follows the plan."
      })
  @Nullable String budget;

  /**
   * What all of it asks for.
   *
   * @throws UsageException where a word is wrong
   */
  Until until() throws UsageException {
    if (verdict && width != null) {
      throw new UsageException(RunOptionWords.TWO_ENDS);
    }
    return new Until(
        width == null ? null : share(width),
        verdict,
        budget == null ? null : Words.seconds("--budget", budget));
  }

  /**
   * The plan with what was asked for here.
   *
   * @throws UsageException where a run by it could not do that
   */
  Plan of(Plan plan) throws UsageException {
    Until until = until();
    requireJudged(Judging.param(plan) != null);
    if (budget != null) {
      requireRound(plan, until.seconds(), budget);
    }
    return until.of(plan);
  }

  /** A run has one round at the least. */
  private static void requireRound(Plan plan, double seconds, String budget) throws UsageException {
    double round = TimeEstimate.seconds(plan) / plan.rounds();
    if (seconds < round) {
      throw new UsageException(
          RunOptionWords.budgetTooSmall(
              budget, Counted.of(plan.rows().size(), "row"), TimeEstimate.words(round)));
    }
  }

  private void requireJudged(boolean judged) throws UsageException {
    if (verdict && !judged) {
      throw new UsageException(RunOptionWords.NOTHING_TO_COMPARE);
    }
  }

  /** The width asked for, as a share of the score. */
  private static double share(String width) throws UsageException {
    double share = Words.percent("--until", width);
    if (share < NARROWEST || share > WIDEST) {
      throw new UsageException(RunOptionWords.widthOutOfRange(width));
    }
    return share;
  }

  /** The same once more, for a command line. */
  String words() {
    String until = verdict ? " --until-verdict" : width == null ? "" : " --until " + width;
    return until + (budget == null ? "" : " --budget " + budget);
  }
}
