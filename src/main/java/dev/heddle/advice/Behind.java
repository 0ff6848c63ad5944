package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.stats.Estimate;

/**
 * A row, held against a better one.
 *
 * @param row the row
 * @param times how many times as long it takes
 * @param shown whether that is more than chance and more than 3 %; if not, no difference is shown
 */
public record Behind(Standing row, Estimate times, boolean shown) {

  /** Whether it can be held against that at all: they may share no round. */
  public boolean known() {
    return Double.isFinite(times.value());
  }
}
