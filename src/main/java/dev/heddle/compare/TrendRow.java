package dev.heddle.compare;

import dev.heddle.result.RowId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row over time, under conditions that did not change.
 *
 * @param row what it is
 * @param name a short name
 * @param fullName a name that is the same in every history
 * @param conditions the machine, JDK, flags and settings, in a few words; may be empty
 * @param unit the unit of all points
 * @param points the points, the oldest first
 * @param changes the changes of level, the oldest first
 * @param gate what the newest run says; null where it does not have the row, or there are too few
 *     points to expect anything
 */
public record TrendRow(
    RowId row,
    String name,
    String fullName,
    String conditions,
    Unit unit,
    List<TrendPoint> points,
    List<LevelChange> changes,
    @Nullable Gate gate) {

  /** The same with what measuring it once more said. */
  public TrendRow with(Rerun rerun) {
    return new TrendRow(
        row,
        name,
        fullName,
        conditions,
        unit,
        points,
        changes,
        gate == null ? null : gate.with(rerun));
  }
}
