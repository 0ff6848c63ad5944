package dev.heddle.compare;

import dev.heddle.result.History;
import dev.heddle.stats.Estimate;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What one run says of a row.
 *
 * @param run the place of the run in the history, from 0
 * @param time when the run began
 * @param commit what was measured; empty where that is not known
 * @param score the geometric mean of the forks
 * @param forks how many there were
 * @param agree whether they are of one exact figure, as far as such figures ever are
 */
public record TrendPoint(
    int run, Instant time, String commit, Estimate score, int forks, boolean agree) {

  private static final int SHORT = 9;

  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{12,}");

  /** A point of what is not counted. */
  public TrendPoint(int run, Instant time, String commit, Estimate score, int forks) {
    this(run, time, commit, score, forks, false);
  }

  /** Whether it is known when the run began. */
  public boolean hasTime() {
    return !time.equals(History.NO_TIME);
  }

  /** A commit, or what else names a run, as people write it: only a commit may be cut. */
  public static String shortened(String id) {
    return COMMIT.matcher(id).matches() ? id.substring(0, SHORT) : id;
  }

  /** What a person calls it by: the commit, or where that is not known the time. */
  public String id() {
    return commit.isEmpty() ? time.toString() : commit;
  }
}
