package dev.heddle.compare;

import dev.heddle.stats.Estimate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells a row against what the machine can do at best for its question.
 *
 * @param limits the rows that say that: of several the one that is farthest from what others do
 */
record LimitOfRow(MatchedRows rows, List<MatchedRows.Key> limits) {

  /** How many times the limit a row takes, as further columns have it; none where there is none. */
  Map<Column, ColumnFigure> of(RowSample own, int set) {
    MatchedRows.Key key = best(set);
    RowSample best = key == null ? null : rows.figures(key).get(set);
    if (best == null) {
      return Map.of();
    }
    Estimate share = own.equals(best) ? Estimate.bare(1) : own.betterThan(best);
    return share == null || !(share.value() > 0)
        ? Map.of()
        : Map.of(Column.LIMIT, new ColumnFigure(Unit.of(""), share.inverse(), ""));
  }

  /** The limit that counts; null where none was measured. */
  MatchedRows.@Nullable Key best(int set) {
    MatchedRows.Key best = null;
    RowSample figures = null;
    for (MatchedRows.Key key : limits) {
      RowSample its = rows.figures(key).get(set);
      if (its != null && its.measured()) {
        Estimate ahead = figures == null ? null : its.betterThan(figures);
        if (figures == null || (ahead != null && ahead.value() > 1)) {
          best = key;
          figures = its;
        }
      }
    }
    return best;
  }
}
