package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.plot.Plot;
import dev.heddle.plot.Plot.Mark;
import dev.heddle.plot.Plot.Series;
import dev.heddle.plot.TextPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables for a terminal, with the intervals as bars beside the rows in place of figures. */
public final class BarReport {

  /** What the launcher says of letters: "ascii" where the locale has no others. */
  private static final String LETTERS = "heddle.letters";

  private BarReport() {}

  /** All of {@code tables}, as wide as the terminal, in letters that its locale has. */
  public static String of(Tables tables) {
    boolean unicode =
        !System.getProperty(LETTERS, "").equals("ascii")
            && System.getProperty("native.encoding", "UTF-8").startsWith("UTF");
    return of(tables, TextWidth.here(), unicode);
  }

  static String of(Tables tables, int width, boolean unicode) {
    TextReport report = new TextReport(width);
    report.runs(new DocumentPart.Runs(tables.runs()));
    for (Table table : tables.tables()) {
      report.gap();
      report.line(Sheets.of(tables, table).title());
      Notes notes = Notes.of(table, tables.runs().size());
      Optional<Plot> plot = TablePlots.ofScores(tables, table);
      if (plot.isEmpty()) {
        report.note(PageWords.NOTHING_MEASURED);
      } else {
        Plot marked = marked(plot.get(), tables, table, notes);
        TextPlot.of(marked, width, unicode).forEach(report::whole);
      }
      if (!notes.lines().isEmpty()) {
        report.gap();
        notes.lines().forEach(report::note);
      }
    }
    return report.text();
  }

  /** The plot with the marks of footnotes on its labels. */
  private static Plot marked(Plot plot, Tables tables, Table table, Notes notes) {
    int runs = tables.runs().size();
    List<Series> series = new ArrayList<>();
    for (int run = 0; run < plot.series().size(); run++) {
      Series one = plot.series().get(run);
      List<Mark> marks = new ArrayList<>();
      for (Mark mark : one.marks()) {
        Line line = table.lines().get((int) mark.at() / runs);
        Cell cell = line.cells().get(run);
        List<Footnote> own = cell == null ? List.of() : cell.notes();
        marks.add(mark.labelled(Inert.of(mark.label()) + notes.marks(own)));
      }
      series.add(new Series(one.name(), one.look(), marks));
    }
    return plot.with(series);
  }
}
