package dev.heddle.compare;

import java.util.ArrayList;
import java.util.List;

/** A series of an exact metric: where all its forks agree, the next point needs no prediction. */
record ExactSeries(Series series) {

  /** So many runs are looked back on. */
  private static final int LAST = 10;

  /** Forks of the point itself. */
  private static final int FEWEST = 2;

  /**
   * Whether a point may be held against a level without a test: its own forks agree, those of each
   * of the last runs do, and enough of them stand on that level.
   *
   * @param level what was expected
   */
  boolean knows(int at, double level) {
    ExactMetric metric = ExactMetric.of(series.unit());
    List<TrendPoint> points = series.points();
    if (metric == null || !points.get(at).agree() || points.get(at).forks() < FEWEST) {
      return false;
    }
    int forks = 0;
    List<Double> same = new ArrayList<>(List.of(figure(level)));
    for (int i = at - 1; i >= Math.max(0, at - LAST); i--) {
      TrendPoint point = points.get(i);
      if (!point.agree()) {
        return false;
      }
      List<Double> with = new ArrayList<>(same);
      with.add(point.score().value());
      if (metric.agree(with)) {
        same = with;
        forks += point.forks();
      }
    }
    return forks >= ExactPair.KNOWN;
  }

  /** A series counts 0 for the least that has a logarithm. */
  private double figure(double level) {
    return level <= series.least() * (1 + 1e-9) ? 0 : level;
  }

  /** Whether a point has left the level by more than {@code share} and by more than counts. */
  boolean left(int at, double level, double share) {
    ExactMetric metric = ExactMetric.of(series.unit());
    return metric != null
        && metric.changed(figure(level), series.points().get(at).score().value(), share);
  }
}
