package dev.heddle.compare;

import dev.heddle.stats.Interval;
import dev.heddle.stats.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * What the newest run says of a row, by what its level led one to expect.
 *
 * @param prediction what the newest point is held against
 * @param expected the interval that the newest point should lie in
 * @param points how many points of its level that rests on
 * @param ratio the newest point over the mean of those
 * @param difference how far the newest point is from there, where one of both is too near 0 for a
 *     ratio to mean anything; else NaN
 * @param p how likely a point so far away is
 * @param level what p on the slower side is held against, divided among the rows
 * @param resemblance how much points resemble the ones before, by all rows of the run
 * @param verdict {@code expected}, {@code slower}, {@code faster}, or {@code other} where the unit
 *     has no direction, {@code differs} where only the floor of such figures keeps it from a
 *     verdict
 * @param since the commit that was slower first, where the row has been so until now; null where it
 *     is not
 * @param standing whether that is so whatever another measurement of this commit says
 * @param accepted whether somebody has said that a new level begins here
 * @param rerun what measuring the row once more said; null where nobody did
 */
public record Gate(
    Prediction prediction,
    Interval expected,
    int points,
    double ratio,
    double difference,
    double p,
    double level,
    double resemblance,
    String verdict,
    @Nullable String since,
    boolean standing,
    boolean accepted,
    @Nullable Rerun rerun) {

  /** Whether the row counts as slower: it looked so, and no rerun says otherwise. */
  public boolean alarms() {
    return since != null && (standing || !(rerun instanceof Rerun.Refuted));
  }

  /** Whether measuring it once more could say anything new. */
  public boolean open() {
    return alarms() && !standing && rerun == null;
  }

  Gate with(Rerun said) {
    return new Gate(
        prediction,
        expected,
        points,
        ratio,
        difference,
        p,
        level,
        resemblance,
        verdict,
        since,
        standing,
        accepted,
        said);
  }
}
