package dev.heddle.campaign;

import dev.heddle.advice.RuledOut;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.ExtraRounds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Further rounds for the numbers in a command that may be the best: which are shown to be worse is
 * looked at after the planned rounds and once more, and these have no further fork.
 */
final class Elimination implements ExtraRounds {

  /** So often it is looked, and each time for so much less of the level. */
  private static final int LOOKS = 2;

  private final Plan plan;
  private final int most;
  private final Set<RowId> dropped = new HashSet<>();

  /**
   * For a run by {@code plan}.
   *
   * @param most how many rounds a row has at most
   */
  Elimination(Plan plan, int most) {
    this.plan = plan;
    this.most = most;
  }

  @Override
  public List<PlannedRow> rows(int round, ResultSet soFar) {
    if (round > most) {
      return List.of();
    }
    int done = round - 1;
    if (done == plan.rounds() || done == plan.rounds() + LOOKS) {
      dropped.addAll(RuledOut.of(soFar, LOOKS));
    }
    Set<RowId> measured = soFar.rows().stream().map(ResultRow::id).collect(Collectors.toSet());
    List<PlannedRow> left =
        plan.rows().stream()
            .filter(row -> measured.contains(row.row()) && !dropped.contains(row.row()))
            .toList();
    return left.size() < 2 ? List.of() : left; // one alone is the answer
  }
}
