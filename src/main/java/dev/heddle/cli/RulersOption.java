package dev.heddle.cli;

import dev.heddle.campaign.Rulers;
import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.Build;
import picocli.CommandLine.Option;

/** Whether a run carries rows that cannot have changed. */
final class RulersOption {

  @Option(names = "--rulers", description = RunOptionWords.RULERS)
  private boolean asked;

  @Option(names = "--no-rulers", description = RunOptionWords.NO_RULERS)
  private boolean refused;

  boolean given() {
    return asked || refused;
  }

  /** Says what is wrong with the words. */
  void check() throws UsageException {
    if (asked && refused) {
      throw new UsageException(RunOptionWords.RULERS_OR_NONE);
    }
  }

  /** With rulers where they are asked for, or nobody says and it measures a jar of others. */
  Plan in(Plan plan) {
    boolean ofOthers = !plan.builds().isEmpty() && plan.builds().stream().noneMatch(Build::ours);
    return asked || (ofOthers && !refused) ? Rulers.in(plan) : plan;
  }
}
