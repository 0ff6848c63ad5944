package dev.heddle.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A row of a plot.
 *
 * @param series the number of its series, from 0 on
 * @param mark its mark
 * @param label what stands beside it: of several marks at one place only the first has its label,
 *     the others have the names of their series
 */
record PlotRow(int series, Plot.Mark mark, String label) {

  /** The rows of a plot from top to bottom: those of one place together, series by series. */
  static List<PlotRow> of(Plot plot) {
    List<PlotRow> rows = new ArrayList<>();
    for (int i = 0; i < plot.series().size(); i++) {
      if (plot.series().get(i).look() != Plot.Look.IDEAL) {
        for (Plot.Mark mark : plot.series().get(i).marks()) {
          rows.add(new PlotRow(i, mark, mark.label()));
        }
      }
    }
    if (plot.series().size() < 2) {
      return rows;
    }
    rows.sort(Comparator.comparingDouble(row -> row.mark().at()));
    for (int i = 1; i < rows.size(); i++) {
      PlotRow row = rows.get(i);
      String name = plot.series().get(row.series()).name();
      PlotRow before = rows.get(i - 1);
      if (before.mark().at() == row.mark().at()
          && before.mark().label().equals(row.mark().label())
          && !name.isEmpty()) {
        rows.set(i, new PlotRow(row.series(), row.mark(), "  " + name));
      }
    }
    return rows;
  }
}
