package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Line;
import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.Objects;
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
    if (interval != null) {
      return ends(interval, Digits.decimals(shown));
    }
    return cell.asJmhDoes() == null ? NOTHING : "[" + error(cell, cell.asJmhDoes()) + "]";
  }

  /** JMH's own error, which is not over forks. */
  private String error(Cell cell, Interval asJmhDoes) {
    Estimate shown = scale.apply(new Estimate(cell.score().value(), asJmhDoes), cell.unit());
    return ends(Objects.requireNonNull(shown.interval()), Digits.decimals(shown));
  }

  /**
   * How many times faster or slower than another it is; never less than one time, as the word says
   * which way.
   *
   * @param better how many times better
   */
  String ratio(@Nullable Estimate better) {
    if (better == null) {
      return NOTHING;
    }
    if (better.interval() == null && better.value() == 1) {
      return "1";
    }
    boolean same = isOne(times(better));
    boolean worse = better.value() < 1 && !same;
    Estimate ratio = worse ? better.inverse() : better;
    int decimals = Digits.decimalsOfRatio(ratio);
    Interval interval = ratio.interval();
    String ends = interval == null ? "" : " (" + ends(interval, decimals) + ")";
    boolean timed = scale.unit().kind() != Unit.Kind.OTHER;
    String word = worse ? (timed ? "slower" : "worse") : timed ? "faster" : "better";
    return times(ratio) + "x" + ends + (same ? "" : " " + word);
  }

  /** Whether it is 1, 1.0 and so on. */
  private static boolean isOne(String times) {
    for (int i = 2; i < times.length(); i++) {
      if (times.charAt(i) != '0') {
        return false;
      }
    }
    return times.equals("1") || times.startsWith("1.");
  }

  private static String times(Estimate ratio) {
    return Digits.of(ratio.value(), Digits.decimalsOfRatio(ratio));
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
