package dev.heddle.run;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo.PlannedRow;
import java.util.List;

/**
 * Says how long a run goes on: whether its planned rounds are measured, and when they are, which
 * rows are measured once more.
 */
public interface ExtraRounds {

  /** All rounds are, and no row once more. */
  ExtraRounds NONE = (_, _) -> List.of();

  /**
   * Whether a round of the plan is measured; where it is not, neither is a later one.
   *
   * @param soFar what was measured
   */
  default boolean goesOn(int round, ResultSet soFar) {
    return true;
  }

  /**
   * The rows of one more round; the run ends where there are none.
   *
   * @param round the round, counted on from those of the plan
   * @param soFar what was measured
   */
  List<PlannedRow> rows(int round, ResultSet soFar);
}
