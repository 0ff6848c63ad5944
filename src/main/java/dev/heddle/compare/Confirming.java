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
 * is left out. The second one was not picked: it confirms where it is slower at the 5 % level (on
 * one side, shared out among the rows that were measured again) and beyond the threshold. Runs
 * without a change are red at most once in 100 by the first look, so at most once in 2000 by both,
 * as long as what disturbed the first one has passed.
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
    this.level = 1 - Math.pow(1 - LEVEL, 1.0 / rows);
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
      Figures figures = row.id().equals(id) ? Figures.of(again, row, metric) : null;
      if (figures == null || !Means.positive(figures.score().value())) {
        continue;
      }
      if (!figures.unit().fits(suspect.unit())) {
        return new Rerun.NotDone("its unit is another one now: " + figures.unit().text());
      }
      double score = figures.score().value() * figures.unit().in(suspect.unit());
      return judged(suspect, gate, score, figures.values().size());
    }
    return new Rerun.NotDone("it has no score when it is measured again");
  }

  private Rerun judged(TrendRow suspect, Gate gate, double score, int forks) {
    Prediction expected = gate.prediction();
    double log = Math.log(score) - expected.mean();
    boolean slower = suspect.unit().direction() == Unit.Direction.LESS ? log > 0 : log < 0;
    double twoSided = expected.p(Math.log(score));
    double p = slower ? twoSided / 2 : 1 - twoSided / 2;
    return p <= level && Math.abs(log) > Math.log1p(threshold)
        ? new Rerun.Confirmed(Math.exp(log), p, level, forks)
        : new Rerun.Refuted(Math.exp(log), p, level, forks);
  }
}
