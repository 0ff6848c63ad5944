package dev.heddle.compare;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The points of a row under the same conditions, the oldest first, all in one unit.
 *
 * @param row what it is
 * @param conditions the machine, JDK, flags and settings, in a few words
 * @param unit the unit of the first point, and so of all
 * @param points the points
 */
record Series(MatchedRows.Key row, String conditions, Unit unit, List<TrendPoint> points) {

  /** Not of all points: a map that has it would walk over them for every run of a history. */
  @Override
  public int hashCode() {
    return Objects.hash(row, conditions, unit, points.size());
  }

  String fullName() {
    return RowNames.full(row);
  }

  int size() {
    return points.size();
  }

  /** A point on logarithms; what is too near 0 for one counts for the least that is none. */
  double logarithm(int at) {
    return Math.log(Math.max(least(), points.get(at).score().value()));
  }

  double least() {
    return Floor.of(unit).least(unit);
  }

  double[] scores() {
    return points.stream().mapToDouble(point -> point.score().value()).toArray();
  }

  double[] logarithms() {
    return IntStream.range(0, size()).mapToDouble(this::logarithm).toArray();
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
    return IntStream.range(from, to).mapToDouble(this::logarithm).average().orElse(Double.NaN);
  }
}
