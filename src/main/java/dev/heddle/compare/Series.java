package dev.heddle.compare;

import dev.heddle.stats.Means;
import java.util.Arrays;
import java.util.List;

/**
 * The points of a row under the same conditions, the oldest first, all in one unit.
 *
 * @param row what it is
 * @param conditions the machine, JDK, flags and settings, in a few words
 * @param unit the unit of the first point, and so of all
 * @param points the points
 */
record Series(Rows.Key row, String conditions, Unit unit, List<TrendPoint> points) {

  String fullName() {
    return RowNames.full(row);
  }

  int size() {
    return points.size();
  }

  double logarithm(int at) {
    return Math.log(points.get(at).score().value());
  }

  double[] scores() {
    return points.stream().mapToDouble(point -> point.score().value()).toArray();
  }

  double[] logarithms() {
    return Arrays.stream(scores()).map(Math::log).toArray();
  }

  /** What so much more on logarithms means. */
  String word(double log) {
    return switch (unit.direction()) {
      case LESS -> log > 0 ? "slower" : "faster";
      case MORE -> log > 0 ? "faster" : "slower";
      case NONE -> "other";
    };
  }

  /** The geometric mean of the points from one to before another, on logarithms. */
  double level(int from, int to) {
    return Math.log(Means.geometric(Arrays.copyOfRange(scores(), from, to)).value());
  }
}
