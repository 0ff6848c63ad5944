package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Line;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import org.jspecify.annotations.Nullable;

/** Puts the figures of a cell into words, all on one scale. */
record CellWords(Scale scale) {

  /** Stands where there is no figure. */
  static final String NOTHING = "–";

  /** The score, with the unit of the table's scale. */
  String score(@Nullable Cell cell) {
    if (cell == null || Double.isNaN(cell.score().value())) {
      return NOTHING;
    }
    Estimate shown = scale.apply(cell.score(), cell.unit());
    String number = Digits.of(shown.value(), Digits.decimals(shown));
    String unit = scale.text(cell.unit());
    return unit.isEmpty() ? number : number + " " + unit;
  }

  /** The interval around the score. */
  String interval(@Nullable Cell cell) {
    if (cell == null) {
      return NOTHING;
    }
    Estimate shown = scale.apply(cell.score(), cell.unit());
    Interval interval = shown.interval();
    return interval == null ? NOTHING : ends(interval, Digits.decimals(shown));
  }

  /** How many times better than the baseline. */
  static String ratio(Line line, @Nullable Estimate ratio) {
    if (ratio == null) {
      return NOTHING;
    }
    if (line.role() == Line.Role.BASELINE && ratio.interval() == null && ratio.value() == 1) {
      return "1";
    }
    int decimals = Digits.decimalsOfRatio(ratio);
    Interval interval = ratio.interval();
    String ends = interval == null ? "" : " (" + ends(interval, decimals) + ")";
    return Digits.of(ratio.value(), decimals) + "x" + ends;
  }

  /** A share, in percent. */
  static String percent(@Nullable Estimate share) {
    if (share == null) {
      return NOTHING;
    }
    Estimate percent = share.times(100);
    Interval interval = percent.interval();
    if (interval == null) {
      return Digits.of(percent.value(), percent.value() < 1 ? 1 : 0) + " %";
    }
    int decimals = interval.high() - interval.low() < 1 ? 1 : 0;
    return Digits.of(percent.value(), decimals) + " % (" + ends(interval, decimals) + ")";
  }

  private static String ends(Interval interval, int decimals) {
    return Digits.of(interval.low(), decimals) + " – " + Digits.of(interval.high(), decimals);
  }

  /** The number of forks. */
  String forks(Line line, @Nullable Cell cell) {
    return cell == null || line.row() == null ? NOTHING : Integer.toString(cell.forks().size());
  }
}
