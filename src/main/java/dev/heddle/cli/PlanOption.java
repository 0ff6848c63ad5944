package dev.heddle.cli;

import dev.heddle.campaign.ForkPlan;
import dev.heddle.compare.Calibrated;
import dev.heddle.compare.Earlier;
import dev.heddle.compare.Past;
import dev.heddle.compare.Remembered;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.machine.ThisMachine;
import dev.heddle.result.Calibration;
import dev.heddle.result.History;
import dev.heddle.result.KnownForks;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.PlanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many forks each row has, by what is known of its noise. */
final class PlanOption {

  @Option(
      names = "--plan",
      paramLabel = "CALIBRATION|HISTORY",
      description = {
        "As many rounds of each row as its noise needs, by what 'heddle calibrate' wrote or a"
            + " folder of earlier runs: at least 2, and 4 where it does not know the row, at most"
            + " --rounds, or 12. Where builds are compared, a row goes on only while a change of it"
            + " could still be told. Rows that need more are named before anything is measured."
      })
  private @Nullable Path path;

  /**
   * The forks of a run by {@code plan}; null where nobody asks for them, nor did when it began.
   *
   * @param rounds the most of a row; null where nobody says
   * @throws UsageException where that cannot be
   */
  @Nullable ForkPlan of(Plan plan, Rule rule, UntilOptions until, @Nullable Integer rounds)
      throws UsageException, PlanException {
    KnownForks known = plan.known();
    if (path == null) {
      return known == null || until.verdict || until.width != null
          ? null
          : new ForkPlan(plan, new Remembered(known), rule, known.most(), known.budgetSeconds());
    }
    boolean swept = plan.commands() != null && plan.commands().swept();
    if (until.verdict || until.width != null || swept) {
      throw new UsageException(RunOptionWords.PLAN_BESIDE_ENDS);
    }
    int most = rounds == null ? ForkPlan.MOST : Math.max(2, rounds);
    return new ForkPlan(plan, past(path), rule, most, until.until().budget());
  }

  private static Past past(Path path) throws UsageException {
    try {
      boolean calibration =
          Files.isRegularFile(path) || Files.exists(path.resolve(Calibration.NAME));
      return calibration ? calibrated(path) : earlier(path);
    } catch (UnreadableException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Past calibrated(Path path) throws UnreadableException, UsageException {
    Calibrated calibrated = new Calibrated(Calibration.read(path));
    String other = calibrated.otherMachine(new ThisMachine().describe());
    if (other != null) {
      throw new UsageException(ResultOptionWords.otherMachine(path, other));
    }
    return calibrated;
  }

  private static Past earlier(Path path) throws UnreadableException, UsageException {
    List<ResultSet> sets =
        Files.exists(path.resolve("run.json"))
            ? List.of(ResultSet.read(path))
            : History.read(path).runs().stream().map(History.Run::set).toList();
    if (sets.isEmpty()) {
      throw new UsageException(RunOptionWords.planOfNothing(path));
    }
    try {
      return new Earlier(sets, Tables.SCORE);
    } catch (UnknownMetricException e) {
      throw new IllegalStateException("every run has scores", e);
    }
  }
}
