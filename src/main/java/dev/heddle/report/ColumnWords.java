package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Column;
import dev.heddle.compare.ColumnFigure;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts the figures of one run into words, column by column.
 *
 * @param score what is above the scores
 */
record ColumnWords(Table table, CellWords words, String score, int run) {

  String heading(Column column) {
    return switch (column) {
      case TIME -> score;
      case VS -> "vs " + (table.baseline().isEmpty() ? "baseline" : table.baseline());
      default -> column.heading();
    };
  }

  /** Whether its words stand at the right, as numbers do. */
  boolean right(Column column) {
    return switch (column) {
      case VS, EFFICIENCY, LIMIT -> false;
      default -> true;
    };
  }

  /** A word for each line. */
  List<String> of(Column column) {
    return switch (column) {
      case TIME -> aligned(each(words::score));
      case INTERVAL -> each(words::interval);
      case VS -> each(cell -> cell == null ? CellWords.NOTHING : words.ratio(cell.speedup()));
      case EFFICIENCY ->
          each(cell -> cell == null ? CellWords.NOTHING : CellWords.percent(cell.efficiency()));
      case FORKS ->
          table.lines().stream().map(line -> words.forks(line, line.cells().get(run))).toList();
      case LIMIT -> each(cell -> limit(figure(cell, column)));
      default -> aligned(further(column));
    };
  }

  private List<String> each(Function<@Nullable Cell, String> word) {
    List<String> all = new ArrayList<>();
    for (Line line : table.lines()) {
      all.add(word.apply(line.cells().get(run)));
    }
    return all;
  }

  private static List<String> aligned(List<String> numbers) {
    List<String> aligned = new ArrayList<>(numbers);
    Points.align(aligned);
    return aligned;
  }

  /** Figures of one column, all on the scale on which the middle one reads best. */
  private List<String> further(Column column) {
    List<ColumnFigure> there = new ArrayList<>();
    for (Line line : table.lines()) {
      ColumnFigure figure = figure(line.cells().get(run), column);
      if (figure != null) {
        there.add(figure);
      }
    }
    if (there.isEmpty()) {
      return each(_ -> CellWords.NOTHING);
    }
    Unit unit = there.getFirst().unit();
    double[] values =
        there.stream()
            .filter(figure -> figure.unit().fits(unit) && figure.figure().value() > 0)
            .mapToDouble(figure -> figure.figure().value() * figure.unit().in(unit))
            .sorted()
            .toArray();
    Scale scale = Scale.of(unit, values.length == 0 ? 1 : values[values.length / 2]);
    return each(cell -> further(column, scale, figure(cell, column)));
  }

  private static String further(Column column, Scale scale, @Nullable ColumnFigure figure) {
    if (figure == null) {
      return CellWords.NOTHING;
    }
    Estimate shown = scale.apply(figure.figure(), figure.unit());
    String number = Digits.of(shown.value(), Digits.decimals(shown));
    String unit = scale.text(figure.unit());
    return unit.isEmpty() || unit.equals(column.id()) ? number : number + " " + unit;
  }

  private static String limit(@Nullable ColumnFigure figure) {
    if (figure == null) {
      return CellWords.NOTHING;
    }
    Estimate times = figure.figure();
    int decimals = Digits.decimalsOfRatio(times);
    Interval interval = times.interval();
    return "x "
        + Digits.of(times.value(), decimals)
        + " of the limit"
        + (interval == null
            ? ""
            : " ("
                + Digits.of(interval.low(), decimals)
                + " – "
                + Digits.of(interval.high(), decimals)
                + ")");
  }

  private static @Nullable ColumnFigure figure(@Nullable Cell cell, Column column) {
    ColumnFigure figure = cell == null ? null : cell.columns().get(column);
    return figure == null || !figure.there() ? null : figure;
  }
}
