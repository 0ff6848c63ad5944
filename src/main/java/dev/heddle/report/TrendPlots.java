package dev.heddle.report;

import dev.heddle.compare.Gate;
import dev.heddle.compare.LevelChange;
import dev.heddle.compare.TrendPoint;
import dev.heddle.compare.TrendRow;
import dev.heddle.compare.Trends;
import dev.heddle.plot.Plot;
import dev.heddle.plot.Plot.Axis;
import dev.heddle.plot.Plot.Guide;
import dev.heddle.plot.Plot.Look;
import dev.heddle.plot.Plot.Mark;
import dev.heddle.plot.Plot.Series;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes pictures of a history: a line for each row, with its changes and what was expected. */
final class TrendPlots {

  /** More pictures are a wall. */
  static final int MOST = 40;

  private TrendPlots() {}

  /** Pictures for a page: of at most {@link #MOST} rows, and what of the others. */
  static List<DocumentPart> parts(Trends trends) {
    if (trends.rows().isEmpty()) {
      return List.of(new DocumentPart.Pictures(List.of(), PageWords.NOTHING_MEASURED));
    }
    List<DocumentPart> parts = new ArrayList<>();
    parts.add(new DocumentPart.Pictures(plots(trends, MOST), ""));
    if (trends.rows().size() > MOST) {
      parts.add(
          new DocumentPart.Remarks(List.of(PictureWords.others(trends.rows().size() - MOST))));
    }
    return parts;
  }

  /**
   * All rows: first those of which the newest run says something, then those that changed, then the
   * others.
   */
  static List<Plot> of(Trends trends) {
    return plots(trends, trends.rows().size());
  }

  private static List<Plot> plots(Trends trends, int most) {
    return trends.rows().stream()
        .sorted(Comparator.comparingInt(TrendPlots::rank))
        .limit(most)
        .map(row -> plot(trends, row))
        .toList();
  }

  private static int rank(TrendRow row) {
    Gate gate = row.gate();
    return gate != null && !gate.verdict().equals("expected") ? 0 : row.changes().isEmpty() ? 2 : 1;
  }

  private static Plot plot(Trends trends, TrendRow row) {
    Scale scale = TrendSheets.scale(row);
    List<Mark> marks = new ArrayList<>();
    for (TrendPoint point : row.points()) {
      marks.add(mark(trends, row, point, scale, marks.size()));
    }
    List<Guide> expected = new ArrayList<>();
    Gate gate = row.gate();
    if (gate != null) {
      Interval interval = gate.expected();
      double factor = row.unit().fits(scale.unit()) ? row.unit().in(scale.unit()) : 1;
      expected.add(
          new Guide(PictureWords.EXPECTED, interval.low() * factor, interval.high() * factor));
    }
    List<Guide> changes = new ArrayList<>();
    for (LevelChange change : row.changes()) {
      String commit = TrendSheets.shortened(row.points().get(change.at()).commit());
      changes.add(
          new Guide(
              PictureWords.change(change.verdict(), commit, ratio(change)),
              change.at(),
              change.at()));
    }
    String name =
        row.conditions().isEmpty() || alone(trends, row)
            ? row.name()
            : row.name() + ", " + row.conditions();
    return new Plot(
        name,
        PictureWords.history(name, row.points().size(), row.changes().size()),
        Plot.Kind.LINES,
        new Axis(PictureWords.score(row.unit()), scale.text(row.unit()), Plot.Scale.LINEAR),
        new Axis(PictureWords.COMMIT, "", Plot.Scale.NAMES),
        List.of(new Series("", Look.PLAIN, marks)),
        expected,
        changes);
  }

  private static boolean alone(Trends trends, TrendRow row) {
    return trends.rows().stream().filter(one -> one.fullName().equals(row.fullName())).count() == 1;
  }

  private static String ratio(LevelChange change) {
    double ratio = change.after().value() / change.before().value();
    return ratio > 0 && Double.isFinite(ratio) ? ChangeWords.bare(Estimate.bare(ratio)) : "";
  }

  private static Mark mark(Trends trends, TrendRow row, TrendPoint point, Scale scale, int at) {
    Estimate shown = scale.apply(point.score(), row.unit());
    Interval interval = shown.interval();
    String label = TrendSheets.shortened(point.id());
    Gate gate = row.gate();
    boolean newest = gate != null && at == row.points().size() - 1;
    int decimals = Digits.decimals(shown);
    String unit = scale.text(row.unit());
    String value = (Digits.of(shown.value(), decimals) + " " + unit).strip();
    String between =
        interval == null
            ? ""
            : " ("
                + Digits.of(interval.low(), decimals)
                + " – "
                + Digits.of(interval.high(), decimals)
                + ")";
    return new Mark(
        label,
        at,
        shown.value(),
        interval == null ? Double.NaN : interval.low(),
        interval == null ? Double.NaN : interval.high(),
        List.of(),
        gate != null && newest ? look(gate) : Look.PLAIN,
        label
            + ": "
            + value
            + between
            + (gate != null && newest ? ", " + gate.verdict() : "")
            + (newest && !trends.newest().isEmpty() ? ", " + trends.newest() : ""));
  }

  private static Look look(Gate gate) {
    return switch (gate.verdict()) {
      case "slower" -> Look.WORSE;
      case "faster" -> Look.BETTER;
      case "expected" -> Look.PLAIN;
      default -> Look.UNSURE;
    };
  }
}
