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
 * (and so slower at the 5 % level, on one side, divided among the rows that were measured again),
 * and nearer to the first than to what a disturbance would have left of it: half as far off where
 * points do not resemble the ones before, farther where they do.
 *
 * <p>In simulated builds of 10 rows with 2 % of noise, that a second measurement shares as much of
 * as the next build does, 0.1 % were red under normal noise, 0.5 % with a correlation of 0.4, 0.5 %
 * with long tails (t with 3 degrees of freedom) and 1.2 % with both (48,000 builds); the first look
 * alone suspected 5, 3, 17 and 12 %. Half as far off in all of them, 1.5 % were red with both. That
 * is not 1 %: what is left of a point with such tails is often as far off as a change of 10 %,
 * which a stricter second look would lose.
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
      return new Rerun.NotDone(LackWords.NOTHING_EXPECTED);
    }
    for (ResultRow row : again.rows()) {
      RowSample figures = row.id().equals(id) ? RowSample.of(again, row, metric) : null;
      double least = Floor.of(suspect.unit()).least(suspect.unit());
      if (figures == null || !Means.positive(Math.max(least, figures.score().value()))) {
        continue;
      }
      if (!figures.unit().fits(suspect.unit())) {
        return new Rerun.NotDone(LackWords.otherUnitNow(figures.unit()));
      }
      double score = Math.max(least, figures.score().value() * figures.unit().in(suspect.unit()));
      return judged(
          gate, suspect.unit().direction(), score, figures.values().size(), level, threshold);
    }
    return new Rerun.NotDone(LackWords.NO_SCORE_AGAIN);
  }

  /** The level of one of so many rows that are measured again. */
  static double ofEach(int rows) {
    return 1 - Math.pow(1 - LEVEL, 1.0 / rows);
  }

  /**
   * What part of the first look must be there in the second: nearer to all of it, as what a change
   * did stays, than to what a disturbance leaves behind, which is as much of it as a point has of
   * the one before.
   */
  private static double stays(double resemblance) {
    return (1 + resemblance) / 2;
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
    boolean there = Math.abs(log) >= stays(gate.resemblance()) * Math.abs(Math.log(gate.ratio()));
    return p <= bar && there && Math.abs(log) > Math.log1p(threshold)
        ? new Rerun.Confirmed(Math.exp(log), p, bar, forks)
        : new Rerun.Refuted(Math.exp(log), p, bar, forks);
  }
}
