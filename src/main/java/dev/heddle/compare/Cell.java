package dev.heddle.compare;

import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run says of one line.
 *
 * @param unit the unit of the score
 * @param score the mean over forks; NaN where nothing was measured
 * @param forks the value of each fork, in {@code unit}
 * @param speedup how many times better than the baseline; above 1 is better in any unit; null
 *     without a baseline
 * @param efficiency the share of what the machine could have given, 1 for all of it; null without
 *     that control
 * @param versusFirst how many times better than in the first of several runs, which were measured
 *     apart; null in the first
 * @param asJmhDoes where forks give no interval, JMH's own error around its score: 99.9 %, from
 *     iterations; null where there is none either
 * @param notes what a reader must know
 * @param columns the figures of further columns
 */
public record Cell(
    Unit unit,
    Estimate score,
    List<Double> forks,
    @Nullable Estimate speedup,
    @Nullable Estimate efficiency,
    @Nullable Estimate versusFirst,
    @Nullable Interval asJmhDoes,
    List<Footnote> notes,
    Map<Column, ColumnFigure> columns) {

  /** A figure without further columns. */
  public Cell(
      Unit unit,
      Estimate score,
      List<Double> forks,
      @Nullable Estimate speedup,
      @Nullable Estimate efficiency,
      @Nullable Estimate versusFirst,
      @Nullable Interval asJmhDoes,
      List<Footnote> notes) {
    this(unit, score, forks, speedup, efficiency, versusFirst, asJmhDoes, notes, Map.of());
  }

  /** A figure whose forks say all that is known of it. */
  Cell(Unit unit, Estimate score, List<Double> forks, List<Footnote> notes) {
    this(unit, score, forks, null, null, null, null, notes);
  }

  /** The same with figures of further columns. */
  Cell with(Map<Column, ColumnFigure> figures) {
    return with(figures, notes);
  }

  /** The same with figures of further columns, and with what a reader must know of these too. */
  Cell with(Map<Column, ColumnFigure> figures, List<Footnote> told) {
    return new Cell(unit, score, forks, speedup, efficiency, versusFirst, asJmhDoes, told, figures);
  }
}
