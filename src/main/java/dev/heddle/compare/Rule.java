package dev.heddle.compare;

import dev.heddle.id.Identified;
import dev.heddle.stats.Looks;

/**
 * When a difference counts.
 *
 * @param threshold the smallest change worth a word, as a share: 0.03 for 3 %
 * @param exact the same of rows whose forks agree in what is counted: 0.005 for 0.5 %
 * @param alpha the level of the tests
 * @param correction what is done about there being many rows
 * @param looks how often it is judged at most, with a chance to stop each time; all of them
 *     together err no more often than one would. A run by a plan counts for a little more than one
 * @param certain whether the whole interval of a change must be beyond the threshold, and not only
 *     the change that was seen
 */
public record Rule(
    double threshold,
    double exact,
    double alpha,
    Correction correction,
    double looks,
    boolean certain) {

  /** Of exact rows so much counts where nobody says otherwise. */
  private static final double EXACT = 0.005;

  /** A change of 3 %, and of all changes told at most one in twenty false. */
  public static final Rule DEFAULT = new Rule(0.03, 0.05, Correction.BH);

  /** For what is judged once. */
  public Rule(double threshold, double alpha, Correction correction) {
    this(threshold, EXACT, alpha, correction, 1, false);
  }

  /** The same for a run that goes on until its rows have verdicts, by {@link Looks}. */
  public Rule untilVerdict() {
    return new Rule(threshold, exact, alpha, correction, Looks.MOST, certain);
  }

  /** The same for a run of as many forks of each row as its noise needs, by {@link Looks}. */
  public Rule planned() {
    return new Rule(threshold, exact, alpha, correction, Math.max(looks, Looks.PLANNED), certain);
  }

  /** The same with intervals that must be beyond the threshold as a whole, where that is asked. */
  public Rule certain(boolean asked) {
    return new Rule(threshold, exact, alpha, correction, looks, asked);
  }

  /** The same with another smallest change of exact rows. */
  public Rule exact(double share) {
    return new Rule(threshold, share, alpha, correction, looks, certain);
  }

  /** The part of an error's probability that a single look may have. */
  public double ofLook(double all) {
    return all / looks;
  }

  /** The level that the only changed row of so many has to pass. */
  double ofOneChanged(int rows) {
    return switch (correction) {
      case BH -> alpha / Math.max(1, rows);
      case NONE -> alpha;
    };
  }

  /** What is done about there being many rows. */
  public enum Correction implements Identified {
    /** The share of false ones among the changes told is kept below the level. */
    BH,
    /** Nothing: every row has the level for itself. */
    NONE
  }

  /** The threshold on logarithms, the same whichever side is the base. */
  double onLogarithms() {
    return Math.log1p(threshold);
  }
}
