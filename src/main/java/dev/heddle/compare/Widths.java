package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well the rows of a run are known. */
public final class Widths {

  private Widths() {}

  /**
   * Half of each row's 95 % interval over forks, as a share of its score; infinite where a row has
   * too few forks for an interval.
   */
  public static Map<RowId, Double> of(ResultSet set) {
    Map<RowId, Double> widths = new LinkedHashMap<>();
    try {
      Metric score = Metric.named(Tables.SCORE, List.of(set));
      for (ResultRow row : set.rows()) {
        Figures figures = Figures.of(set, row, score);
        widths.put(row.id(), figures == null ? Double.POSITIVE_INFINITY : half(figures.score()));
      }
    } catch (UnknownMetricException e) {
      throw new IllegalStateException("every run has scores", e);
    }
    return widths;
  }

  private static double half(Estimate score) {
    return score.interval() == null
        ? Double.POSITIVE_INFINITY
        : (score.interval().high() - score.interval().low()) / 2 / Math.abs(score.value());
  }
}
