package dev.heddle.run;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo.PlannedRow;
import java.util.List;

/** Says, when all planned rounds of a run are measured, which rows are measured once more. */
public interface Sequel {

  /** No row is. */
  Sequel NONE = (_, _) -> List.of();

  /**
   * The rows of one more round; the run ends where there are none.
   *
   * @param round the round, counted on from those of the plan
   * @param soFar what was measured
   */
  List<PlannedRow> rows(int round, ResultSet soFar);
}
