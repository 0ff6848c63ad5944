package dev.heddle.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was known of the rows of a run before it, by which it gave each as many forks as it needs:
 * kept with the run, so that it goes on, and is judged later, by the same.
 *
 * @param source where it is from, in a few words
 * @param most in how many rounds a row is measured at most
 * @param budgetSeconds what the forks may take together; null for any time
 * @param rows what is known of each row; those of which nothing is are not here
 */
public record KnownForks(String source, int most, @Nullable Double budgetSeconds, List<Row> rows) {

  /** Copies the list. */
  public KnownForks {
    rows = List.copyOf(rows);
  }

  /**
   * How the forks of a row scatter.
   *
   * @param row what it is, without the state in which it was measured where a run has several
   * @param variance of the logarithms of forks of one run
   * @param degreesOfFreedom what that is worth
   * @param clusters how many times the upper of two clusters of forks lies above the lower one; 1
   *     without
   */
  public record Row(RowId row, double variance, double degreesOfFreedom, double clusters) {}
}
