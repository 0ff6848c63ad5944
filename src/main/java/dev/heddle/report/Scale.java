package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one unit in which a table's column is shown: the one in which the middle value reads best.
 *
 * @param unit the unit
 * @param text how it is written behind a number
 */
record Scale(Unit unit, String text) {

  private static final List<Scale> TIMES = List.of(time("ns"), time("us"), time("ms"), time("s"));
  private static final List<Scale> RATES = List.of(rate("s"), rate("ms"), rate("us"), rate("ns"));

  static Scale of(Table table) {
    return of(table.unit(), table.lines());
  }

  /** The scale for the cells of {@code lines}. */
  static Scale of(Unit unit, List<Line> lines) {
    List<Double> values = new ArrayList<>();
    boolean oneUnit = true;
    for (Line line : lines) {
      for (@Nullable Cell cell : line.cells()) {
        if (cell != null && cell.unit().fits(unit) && cell.score().value() > 0) {
          values.add(cell.score().value() * cell.unit().in(unit));
          oneUnit &= cell.unit().text().equals(unit.text());
        }
      }
    }
    values.sort(null);
    return of(unit, values.isEmpty() ? 1 : values.get(values.size() / 2), oneUnit);
  }

  /** The scale for values around {@code middle}. */
  static Scale of(Unit unit, double middle) {
    return of(unit, middle, true);
  }

  private static Scale of(Unit unit, double middle, boolean oneUnit) {
    return switch (unit.kind()) {
      case OTHER -> new Scale(unit, unit.text());
      case TIME_PER_OPERATION -> best(TIMES, unit, middle);
      case OPERATIONS_PER_TIME ->
          oneUnit && middle >= 0.1 && middle < 1e6
              ? new Scale(unit, unit.text())
              : best(RATES, unit, middle);
    };
  }

  /** An estimate of {@code cell} on this scale; as it is where it does not fit. */
  Estimate apply(Estimate estimate, Unit from) {
    return from.fits(unit) ? estimate.times(from.in(unit)) : estimate;
  }

  String text(Unit from) {
    return from.fits(unit) ? text : from.text();
  }

  /** The largest unit in which {@code middle} is at least 1, else the smallest. */
  private static Scale best(List<Scale> scales, Unit from, double middle) {
    Scale best = scales.getFirst();
    for (Scale scale : scales) {
      if (middle * from.in(scale.unit) >= 0.9995) {
        best = scale;
      }
    }
    return best;
  }

  private static Scale time(String unit) {
    return new Scale(Unit.of(unit + "/op"), unit.equals("us") ? "µs" : unit);
  }

  private static Scale rate(String unit) {
    return new Scale(Unit.of("ops/" + unit), unit.equals("us") ? "ops/µs" : "ops/" + unit);
  }
}
