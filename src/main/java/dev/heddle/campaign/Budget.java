package dev.heddle.campaign;

import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.ExtraRounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the forks of a run may take together: a round that would take more is not begun, so that all
 * rows have as many forks.
 */
final class Budget implements ExtraRounds {

  private final Plan plan;
  private final double seconds;
  private final ExtraRounds after;
  private @Nullable String remark;

  /**
   * For a run by {@code plan}.
   *
   * @param after says what follows its rounds
   */
  Budget(Plan plan, double seconds, ExtraRounds after) {
    this.plan = plan;
    this.seconds = seconds;
    this.after = after;
  }

  @Override
  public boolean goesOn(int round, ResultSet soFar) {
    boolean affords = round == 1 || affords(soFar);
    if (!affords) {
      remark = PlanWords.budgetIsUsedUp(seconds, round - 1, plan.rounds());
    }
    return affords;
  }

  private boolean affords(ResultSet soFar) {
    List<Fork> forks = soFar.all().stream().map(ResultRow::forks).flatMap(List::stream).toList();
    Forecast forecast = new Forecast(plan, forks);
    return forecast.spent() + forecast.round() <= seconds;
  }

  @Override
  public List<PlannedRow> rows(int round, ResultSet soFar) {
    return after.rows(round, soFar);
  }

  /** How far the run came; null where all was measured. */
  @Nullable String remark() {
    return remark;
  }
}
