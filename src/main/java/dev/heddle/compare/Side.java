package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import java.util.List;

/**
 * One side of a comparison: runs of the same code.
 *
 * @param sets the runs, at least one
 */
public record Side(List<ResultSet> sets) {

  /** Copies the list. */
  public Side {
    sets = List.copyOf(sets);
  }
}
