package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Means;
import dev.heddle.stats.Prediction;
import java.util.List;

/**
 * Holds a suspected row that was measured once more against the same points as before.
 *
 * <p>A row was picked because it looked slow, so its first measurement proves nothing any more and
 * is left out. The second one was not picked: it confirms where it is outside the same band, too
 * (and so slower at the 5 % level, on one side, shared out among the rows that were measured
 * again), and at least half as far off as the first: what disturbed that one need not have passed.
 *
 * <p>In 12,600 simulated builds each of 10 rows with 2 % of noise, that a second measurement shares
 * as much of as the next build does, 0.1 % were red under normal noise, 0.5 % with a correlation of
 * 0.4, 0.5 % with long tails (t with 3 degrees of freedom) and 1.5 % with both; the first look
 * alone suspected 5, 3, 17 and 12 %.
 */
public final class Confirming {

  private static final double LEVEL = 0.05;

  private final double threshold;
  private final Metric metric;
  private final ResultSet again;
  private final double level;

  /**
   * For what was measured again.
   *
   * @param threshold the smallest change that counts, as a share
   * @param again the second measurement
   * @param rows how many rows were to be measured again
   * @throws UnknownMetricException where it has no such metric
   */
  public Confirming(double threshold, String metric, ResultSet again, int rows)
      throws UnknownMetricException {
    this.threshold = threshold;
    this.metric = Metric.named(metric, List.of(again));
    this.again = again;
    this.level = ofEach(rows);
  }

  /**
   * What the second measurement says.
   *
   * @param suspect a row that was slower than expected
   * @param id what it is called in the second measurement
   */
  public Rerun of(TrendRow suspect, RowId id) {
    Gate gate = suspect.gate();
    if (gate == null) {
      return new Rerun.NotDone("there are too few points to expect anything");
    }
    for (ResultRow row : again.rows()) {
      RowSample figures = row.id().equals(id) ? RowSample.of(again, row, metric) : null;
      double least = Floor.of(suspect.unit()).least(suspect.unit());
      if (figures == null || !Means.positive(Math.max(least, figures.score().value()))) {
        continue;
      }
      if (!figures.unit().fits(suspect.unit())) {
        return new Rerun.NotDone("its unit is another one now: " + figures.unit().text());
      }
      double score = Math.max(least, figures.score().value() * figures.unit().in(suspect.unit()));
      return judged(
          gate, suspect.unit().direction(), score, figures.values().size(), level, threshold);
    }
    return new Rerun.NotDone("it has no score when it is measured again");
  }

  /** The level of one of so many rows that are measured again. */
  static double ofEach(int rows) {
    return 1 - Math.pow(1 - LEVEL, 1.0 / rows);
  }

  static Rerun judged(
      Gate gate,
      Unit.Direction direction,
      double score,
      int forks,
      double level,
      double threshold) {
    Prediction expected = gate.prediction();
    double bar = Math.min(level, gate.level());
    double log = Math.log(score) - expected.mean();
    boolean slower = direction == Unit.Direction.LESS ? log > 0 : log < 0;
    double twoSided = expected.p(Math.log(score));
    double p = slower ? twoSided / 2 : 1 - twoSided / 2;
    boolean half = Math.abs(log) >= Math.abs(Math.log(gate.ratio())) / 2;
    return p <= bar && half && Math.abs(log) > Math.log1p(threshold)
        ? new Rerun.Confirmed(Math.exp(log), p, bar, forks)
        : new Rerun.Refuted(Math.exp(log), p, bar, forks);
  }
}
