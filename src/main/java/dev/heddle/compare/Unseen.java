package dev.heddle.compare;

import dev.heddle.stats.Interval;
import java.util.List;

/**
 * What could be there without being seen, where no row is reported as worse.
 *
 * @param rows how many rows could not be judged
 * @param unknown how many of them say nothing at all
 * @param factor by how many times one of the others may be worse: the end of the widest of their 95
 *     % intervals; 1 where there is none
 * @param timed whether all rows tell times or rates
 */
public record Unseen(int rows, int unknown, double factor, boolean timed) {

  static Unseen in(List<JudgedRow> judged) {
    int rows = 0;
    int unknown = 0;
    double factor = 1;
    boolean timed = true;
    for (JudgedRow row : judged) {
      timed &= row.base().unit().kind() != Unit.Kind.OTHER;
      switch (row.verdict()) {
        case Verdict.Insufficient _ -> {
          rows++;
          unknown++;
        }
        case Verdict.Inconclusive open -> {
          rows++;
          factor = Math.max(factor, worst(open.change(), row.base().unit().direction()));
        }
        case Verdict.Regressed _, Verdict.Improved _, Verdict.Differs _, Verdict.Equivalent _ -> {}
      }
    }
    return new Unseen(rows, unknown, factor, timed);
  }

  /** How many times worse a row may be. */
  private static double worst(Change change, Unit.Direction direction) {
    Interval interval = change.ratio().interval();
    if (interval == null) {
      return 1;
    }
    return switch (direction) {
      case LESS -> interval.high();
      case MORE -> 1 / interval.low();
      case NONE -> 1;
    };
  }
}
