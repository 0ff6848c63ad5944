package dev.heddle.compare;

import dev.heddle.stats.Estimate;

/**
 * What a row has in one of the further columns of a table.
 *
 * @param unit the unit of the figure; empty for a ratio
 * @param figure the mean over forks; NaN where there is none
 * @param why why there is none, in a few words; empty where there is one, or the row has no value
 *     at all
 */
public record ColumnFigure(Unit unit, Estimate figure, String why) {

  static ColumnFigure missing(String why) {
    return new ColumnFigure(Unit.of(""), Estimate.bare(Double.NaN), why);
  }

  /** Whether there is a figure. */
  public boolean there() {
    return !Double.isNaN(figure.value());
  }
}
