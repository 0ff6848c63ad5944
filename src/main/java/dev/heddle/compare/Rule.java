package dev.heddle.compare;

import dev.heddle.stats.Looks;
import java.util.Locale;

/**
 * When a difference counts.
 *
 * @param threshold the smallest change worth a word, as a share: 0.03 for 3 %
 * @param alpha the level of the tests
 * @param correction what is done about there being many rows
 * @param looks how often it is judged at most, with a chance to stop each time; all of them
 *     together err no more often than one would
 */
public record Rule(double threshold, double alpha, Correction correction, int looks) {

  /** A change of 3 %, and of all changes told at most one in twenty false. */
  public static final Rule DEFAULT = new Rule(0.03, 0.05, Correction.BH);

  /** A change of time smaller than this is none, however small the time: clocks tell no better. */
  private static final double FLOOR_NANOSECONDS = 0.3;

  /** For what is judged once. */
  public Rule(double threshold, double alpha, Correction correction) {
    this(threshold, alpha, correction, 1);
  }

  /** The same for a run that goes on until its rows have verdicts, by {@link Looks}. */
  public Rule untilVerdict() {
    return new Rule(threshold, alpha, correction, Looks.MOST);
  }

  /** The part of an error's probability that a single look may have. */
  double ofLook(double all) {
    return all / looks;
  }

  /** What is done about there being many rows. */
  public enum Correction {
    /** The share of false ones among the changes told is kept below the level. */
    BH,
    /** Nothing: every row has the level for itself. */
    NONE;

    /** The word for it on the command line. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The threshold of a row on logarithms, the same whichever side is the base. */
  double onLogarithms(Unit unit, int threads, double base, double candidate) {
    double relative = Math.log1p(threshold);
    double middle =
        Math.sqrt(base * candidate)
            * unit.in(
                unit.kind() == Unit.Kind.TIME_PER_OPERATION ? Unit.NANOSECONDS : Unit.PER_SECOND);
    double nanoseconds =
        switch (unit.kind()) {
          case TIME_PER_OPERATION -> middle;
          case OPERATIONS_PER_TIME -> Math.max(1, threads) * 1e9 / middle;
          case OTHER -> Double.POSITIVE_INFINITY;
        };
    // two values with this geometric mean that lie the floor apart have this ratio
    double floor = 2 * Math.log(half(nanoseconds) + Math.hypot(1, half(nanoseconds)));
    return Math.max(relative, floor);
  }

  private static double half(double nanoseconds) {
    return FLOOR_NANOSECONDS / nanoseconds / 2;
  }
}
