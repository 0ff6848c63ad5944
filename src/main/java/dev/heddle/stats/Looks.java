package dev.heddle.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * After which rounds it is looked whether a verdict can be given, and at which level.
 *
 * <p>Whoever looks again after every round and stops at the first verdict finds too many: every
 * look may err. So the looks are few, ever further apart, and share the level equally (Bonferroni,
 * as in O. J. Dunn, Journal of the American Statistical Association 56, 1961). That needs nothing
 * to be known of how the looks depend on each other: whenever a row stops, its p value times the
 * number of looks is one that a single test could have had.
 *
 * @param rounds the rounds, rising
 */
public record Looks(List<Integer> rounds) {

  /** So often it is looked. */
  public static final int MOST = 5;

  /**
   * What a run by a plan counts for, whose calm rows have few forks: what is known of their
   * variances errs. Simulated as {@code OutlookTest} does, 300 comparisons of 586 rows of which 30
   * changed by 5 or by 10 %: with .31 of the forks 57 and 85 in 100 changes are found where ten
   * forks of each row find 59 and 84, and .36 and .47 rows of a comparison are told falsely where
   * those tell .35 and .50.
   */
  public static final double PLANNED = 1.45;

  /** The fewest rounds that have an interval. */
  private static final int FEWEST = 2;

  private static final double FURTHER = 1.6;

  /** Copies the list. */
  public Looks {
    rounds = List.copyOf(rounds);
  }

  /** The looks of a run that begins with so many rounds; the first is after those. */
  public static Looks from(int first) {
    List<Integer> rounds = new ArrayList<>();
    int next = Math.max(FEWEST, first);
    for (int look = 0; look < MOST; look++) {
      rounds.add(next);
      next = (int) Math.ceil(next * FURTHER);
    }
    return new Looks(rounds);
  }

  /** The level of each look, so that all of them together err at most as often as {@code alpha}. */
  public static double level(double alpha) {
    return alpha / MOST;
  }

  /** Whether it is looked after this round. */
  public boolean after(int round) {
    return rounds.contains(round);
  }

  /** The round after which there is no other. */
  public int last() {
    return rounds.getLast();
  }
}
