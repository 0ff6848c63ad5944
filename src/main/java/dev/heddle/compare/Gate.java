package dev.heddle.compare;

import dev.heddle.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the newest run says of a row, by what its last points led one to expect.
 *
 * @param expected the interval that the newest point should lie in
 * @param points how many points that rests on
 * @param ratio the newest point over the mean of those
 * @param p how likely a point so far away is
 * @param verdict {@code expected}, {@code slower}, {@code faster}, or {@code other} where the unit
 *     has no direction
 * @param rerun what measuring the row once more said; null where nobody asked for that
 */
public record Gate(
    Interval expected, int points, double ratio, double p, String verdict, @Nullable Rerun rerun) {

  /** Whether the row counts as slower: it looked so, and no rerun said otherwise. */
  public boolean alarms() {
    return verdict.equals("slower") && !(rerun instanceof Rerun.Refuted);
  }

  Gate with(Rerun said) {
    return new Gate(expected, points, ratio, p, verdict, said);
  }
}
