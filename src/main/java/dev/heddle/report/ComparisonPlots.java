package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.Verdict;
import dev.heddle.plot.Plot;
import dev.heddle.plot.Plot.Axis;
import dev.heddle.plot.Plot.Guide;
import dev.heddle.plot.Plot.Look;
import dev.heddle.plot.Plot.Mark;
import dev.heddle.plot.Plot.Series;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/** Makes a picture of a comparison: how many times the base each row is, changed ones first. */
final class ComparisonPlots {

  /** A picture of more rows is a wall. */
  private static final int MOST = TablePlots.MOST;

  private ComparisonPlots() {}

  /** A picture for a page: of all rows, or where they are too many of those that changed. */
  static List<DocumentPart> parts(Comparison comparison) {
    List<JudgedRow> rows = comparison.changedFirst();
    if (rows.isEmpty()) {
      return List.of(new DocumentPart.Pictures(List.of(), PictureWords.NOTHING_COMPARED));
    }
    if (rows.size() <= MOST) {
      return List.of(new DocumentPart.Pictures(List.of(of(comparison, rows)), ""));
    }
    List<JudgedRow> changed =
        rows.stream().filter(row -> row.verdict().changed()).limit(MOST).toList();
    if (changed.isEmpty()) {
      String instead = PageWords.tooMany(rows.size(), MOST);
      return List.of(new DocumentPart.Pictures(List.of(), instead));
    }
    return List.of(
        new DocumentPart.Pictures(List.of(of(comparison, changed)), ""),
        new DocumentPart.Remarks(List.of(PictureWords.onlyChanged(changed.size(), rows.size()))));
  }

  /** All rows that both sides have. */
  static Plot of(Comparison comparison) {
    return of(comparison, comparison.changedFirst());
  }

  private static Plot of(Comparison comparison, List<JudgedRow> rows) {
    List<Mark> marks = new ArrayList<>();
    for (JudgedRow row : rows) {
      marks.add(mark(comparison, row, marks.size()));
    }
    double most = 1 + comparison.rule().threshold();
    return new Plot(
        PictureWords.comparison(comparison),
        PictureWords.forest(rows.size(), ComparisonWords.counts(comparison)),
        Plot.Kind.ROWS,
        new Axis(PictureWords.ratio(comparison), "", Plot.Scale.RATIO),
        new Axis("", "", Plot.Scale.LINEAR),
        List.of(new Series("", Look.PLAIN, marks)),
        List.of(
            new Guide(PictureWords.within(comparison.rule().threshold()), 1 / most, most),
            new Guide(PictureWords.NO_CHANGE, 1, 1)));
  }

  private static Mark mark(Comparison comparison, JudgedRow row, int at) {
    Estimate told = row.ofIterations();
    Estimate ratio = told == null ? row.verdict().change().shown() : told;
    Interval interval = ratio.interval();
    return new Mark(
        row.name(),
        at,
        ratio.value(),
        interval == null ? Double.NaN : interval.low(),
        interval == null ? Double.NaN : interval.high(),
        List.of(),
        look(row.verdict()),
        row.name()
            + ": "
            + ComparisonWords.change(row)
            + ", "
            + ComparisonWords.verdict(comparison, row));
  }

  private static Look look(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Regressed _ -> Look.WORSE;
      case Verdict.Improved _ -> Look.BETTER;
      case Verdict.Differs _ -> Look.PLAIN;
      case Verdict.Equivalent _ -> Look.SAME;
      case Verdict.Inconclusive _, Verdict.Insufficient _ -> Look.UNSURE;
    };
  }
}
