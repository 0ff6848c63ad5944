package dev.heddle.report;

import dev.heddle.advice.SweepTable;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.plot.Plot;
import java.util.ArrayList;
import java.util.List;

/** The pictures of tables that stand without them: the title says which table it is. */
final class SlidePlots {

  private SlidePlots() {}

  /** The scores of each table, and of sweeps what more workers do. */
  static List<Plot> of(Tables tables, List<SweepTable> sweeps) {
    List<Plot> plots = new ArrayList<>();
    for (Table table : TableParts.alone(tables, sweeps)) {
      String title = Sheets.of(tables, table).title();
      TablePlots.ofScores(tables, table).map(plot -> plot.titled(title)).ifPresent(plots::add);
    }
    for (SweepTable sweep : sweeps) {
      String title = SweepSheet.of(sweep).title();
      for (Plot plot : SweepPlots.of(sweep).plots()) {
        plots.add(plot.titled(title + ": " + plot.title()));
      }
    }
    return plots;
  }
}
