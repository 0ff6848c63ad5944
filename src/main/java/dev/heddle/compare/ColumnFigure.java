package dev.heddle.compare;

import dev.heddle.stats.Estimate;

/**
 * What a row has in one of the further columns of a table.
 *
 * @param unit the unit of the figure; empty for a ratio
 * @param figure the mean over forks; NaN where there is none
 * @param why why there is none, in a few words; empty where there is one, or the row has no value
 *     at all
 * @param most what it is at most, where that alone is known, in {@code unit}; NaN elsewhere
 */
public record ColumnFigure(Unit unit, Estimate figure, String why, double most) {

  ColumnFigure(Unit unit, Estimate figure, String why) {
    this(unit, figure, why, Double.NaN);
  }

  static ColumnFigure missing(String why) {
    return new ColumnFigure(Unit.of(""), Estimate.bare(Double.NaN), why);
  }

  /** The same, of which another figure says what it is at most. */
  ColumnFigure atMost(ColumnFigure other) {
    return new ColumnFigure(other.unit, figure, why, other.figure.value());
  }

  /** The footnote of {@code column} where it has no figure. */
  Footnote note(Column column) {
    return TableWords.notAvailable(column, why, unit, most);
  }

  /** Whether there is a figure. */
  public boolean there() {
    return !Double.isNaN(figure.value());
  }
}
