package dev.heddle.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves out the lines of a table that nobody asked for, and puts the others in order. */
record Lines(Selection selection) {

  /** The table as it is shown; null where nothing of it is. */
  @Nullable Table shown(Table table) {
    List<Line> lines = new ArrayList<>();
    for (Line line : table.lines()) {
      if (line.row() == null || selection.shows(new MatchedRows.Key(line.row(), 0))) {
        lines.add(line);
      }
    }
    if (lines.stream().allMatch(line -> line.row() == null)) {
      return null;
    }
    Comparator<Line> order =
        switch (selection.order()) {
          case MEASURED -> (_, _) -> 0;
          case NAME -> Comparator.comparing(line -> String.join(" ", line.labels()));
          case SCORE -> Comparator.comparingDouble(line -> score(table, line));
          case CHANGE -> Comparator.comparingDouble(Lines::change);
        };
    lines.sort(Comparator.comparing(Lines::role).thenComparing(order));
    return table.with(lines);
  }

  private static Line.Role role(Line line) {
    return line.role();
  }

  /** The less the better; what is not known last. */
  private static double score(Table table, Line line) {
    for (Cell cell : line.cells()) {
      if (cell != null && !Double.isNaN(cell.score().value())) {
        double value = cell.score().value();
        double inOne =
            cell.unit().fits(table.unit()) ? value * cell.unit().in(table.unit()) : value;
        return table.unit().direction() == Unit.Direction.MORE ? -inOne : inOne;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double change(Line line) {
    Cell last = line.cells().getLast();
    return last == null || last.versusFirst() == null
        ? Double.POSITIVE_INFINITY
        : last.versusFirst().value();
  }
}
