package dev.heddle.stats;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many rounds of a row it takes to tell a change, and whether those that are left could still
 * tell one.
 *
 * <p>A row that is given up for want of hope is told less often than if it went on, and never more
 * often: that it is looked at after each round costs nothing of the level.
 *
 * <p>Simulated as {@code OutlookTest} does, 586 rows of which 30 changed, their spreads known by 25
 * earlier forks.
 */
public final class Outlook {

  /** Of so many rows that a change could be told of it is told of one that has changed. */
  private static final double ENOUGH = 0.8;

  /** With less than this chance a row has no further round. */
  private static final double HOPE = 0.17;

  /** What is looked for in a row whose noise hides smaller changes, as a multiple of the change. */
  private static final double LARGER = 1.7;

  /** A row that lies so many standard errors below a change is not taken for one of so much. */
  private static final double DOUBT = 1.95;

  private final double change;
  private final double threshold;
  private final double level;
  private final Map<Double, Double> quantiles = new ConcurrentHashMap<>();

  /**
   * For rows that are judged alike.
   *
   * @param change the change that is looked for, on logarithms, above the threshold
   * @param threshold on logarithms, below which none counts
   * @param level at which a difference is significant, two-sided
   */
  public Outlook(double change, double threshold, double level) {
    this.change = change;
    this.threshold = threshold;
    this.level = level;
  }

  /**
   * How many rounds find the change in 8 of 10 cases, at least 2.
   *
   * @param ofPairs what is known of the differences of the pairs of a round
   * @return empty where even {@link Power#MOST} do not suffice
   */
  public OptionalInt rounds(Prior ofPairs) {
    for (int rounds = 2; rounds <= Power.MOST; rounds++) {
      double error = Math.sqrt(ofPairs.variance() / rounds);
      double df = rounds - 1 + ofPairs.degreesOfFreedom();
      double found =
          Math.min(
              Power.beyond(change / error, quantile(df), df),
              Power.normal((change - threshold) / error));
      if (found >= ENOUGH) {
        return OptionalInt.of(rounds);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Whether a row may have changed by as much as is looked for, or by a good deal more, and could
   * then still be told after all of its rounds.
   *
   * @param soFar the difference of its pairs until now
   * @param pairs how many that are
   * @param rounds how many there are to be
   */
  public boolean hopeful(Difference soFar, int pairs, int rounds) {
    return soFar.testable()
        && rounds > pairs
        && (hopeful(soFar, pairs, rounds, change)
            || hopeful(soFar, pairs, rounds, LARGER * change));
  }

  private boolean hopeful(Difference soFar, int pairs, int rounds, double changed) {
    double seen = Math.abs(soFar.log());
    if (changed - seen > DOUBT * Math.sqrt(soFar.squaredError())) {
      return false;
    }
    double left = rounds - pairs;
    double variance = soFar.squaredError() * pairs;
    double told =
        Math.max(
            threshold, quantile(soFar.degreesOfFreedom() + left) * Math.sqrt(variance / rounds));
    double expected = (pairs * seen + left * changed) / rounds;
    return Power.normal((expected - told) * rounds / Math.sqrt(variance * left)) >= HOPE;
  }

  private double quantile(double df) {
    return quantiles.computeIfAbsent(df, each -> Student.quantile(level, each));
  }
}
