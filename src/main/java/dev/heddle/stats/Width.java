package dev.heddle.stats;

/**
 * How well a row is to be known before its run stops.
 *
 * <p>Rows that are narrow by chance stop first, so their intervals hold the truth less often than
 * they say. With {@value #FEWEST} forks at least, 95 % intervals still do in 92 % of runs at the
 * worst spread; with two it would be 88 %.
 *
 * @param share half of the interval over the score, at most
 */
public record Width(double share) {

  /** No row stops with fewer forks, however near each other they lie. */
  public static final int FEWEST = 5;

  /** Whether a score over so many forks is known well enough. */
  public boolean reached(Estimate score, int forks) {
    return forks >= FEWEST && score.halfWidth() <= share;
  }
}
