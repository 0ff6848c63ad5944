package dev.heddle.report;

import dev.heddle.advice.SweepTable;
import dev.heddle.compare.Cell;
import dev.heddle.compare.Line;
import dev.heddle.compare.Unit;
import dev.heddle.plot.Plot;
import dev.heddle.plot.Plot.Axis;
import dev.heddle.plot.Plot.Look;
import dev.heddle.plot.Plot.Mark;
import dev.heddle.plot.Plot.Series;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes pictures of a sweep: what each model does with more and more workers. */
final class SweepPlots {

  private final SweepTable sweep;

  private SweepPlots(SweepTable sweep) {
    this.sweep = sweep;
  }

  static DocumentPart.Pictures of(SweepTable sweep) {
    SweepPlots plots = new SweepPlots(sweep);
    List<Plot> all = new ArrayList<>();
    Scale scale =
        Scale.of(
            sweep.first().unit(),
            sweep.tables().stream().flatMap(table -> table.lines().stream()).toList());
    Unit unit = sweep.first().unit();
    plots
        .lines(
            PageWords.SPEEDUP,
            new Axis(PageWords.SPEEDUP, "x", Plot.Scale.FROM_ZERO),
            cell -> cell.speedup(),
            true)
        .ifPresent(all::add);
    plots
        .lines(
            PageWords.EFFICIENCY,
            new Axis(PageWords.EFFICIENCY, "%", Plot.Scale.FROM_ZERO),
            cell -> cell.efficiency() == null ? null : cell.efficiency().times(100),
            false)
        .ifPresent(all::add);
    plots
        .lines(
            PageWords.TIMES_OVER_WORKERS,
            new Axis(
                PageWords.score(unit, Sheets.heading(sweep.first())),
                scale.text(unit),
                Plot.Scale.LOG),
            cell -> scale.apply(cell.score(), cell.unit()),
            false)
        .ifPresent(all::add);
    return new DocumentPart.Pictures(all, all.isEmpty() ? PageWords.NOTHING_MEASURED : "");
  }

  /** A picture with a line for each model that has the figure with two numbers of workers. */
  private Optional<Plot> lines(
      String title, Axis values, Function<Cell, @Nullable Estimate> figure, boolean ideal) {
    List<Series> series = new ArrayList<>();
    SortedSet<Integer> numbers = new TreeSet<>();
    for (SweepTable.Curve curve : sweep.lines()) {
      List<Mark> marks = new ArrayList<>();
      Look look = Look.PLAIN;
      for (int place = 0; place < sweep.numbers().size(); place++) {
        String number = sweep.numbers().get(place);
        Cell cell = curve.cell(place);
        Estimate shown = cell == null ? null : figure.apply(cell);
        if (shown != null && number.matches("\\d{1,9}") && Double.isFinite(shown.value())) {
          int workers = Integer.parseInt(number);
          numbers.add(workers);
          Line line = curve.rows().get(place);
          look = look(line);
          marks.add(mark(curve.label(), workers, shown, values.unit(), look));
        }
      }
      if (marks.size() > 1) {
        series.add(new Series(curve.label(), look, marks));
      }
    }
    if (series.isEmpty()) {
      return Optional.empty();
    }
    int lines = series.size();
    if (ideal) {
      // a mark for each number: between the first and the last alone it would not be a straight
      // line
      List<Mark> marks = numbers.stream().map(SweepPlots::of).toList();
      series.add(new Series(PageWords.IDEAL_SPEEDUP, Look.IDEAL, marks));
    }
    int fewest = numbers.first();
    int most = numbers.last();
    return Optional.of(
        new Plot(
            title,
            PageWords.curves(
                title, lines, fewest + " " + PageWords.WORKERS, most + " " + PageWords.WORKERS),
            Plot.Kind.LINES,
            values,
            new Axis(PageWords.WORKERS, "", most > 8 * fewest ? Plot.Scale.LOG : Plot.Scale.LINEAR),
            series,
            List.of()));
  }

  private static Look look(@Nullable Line line) {
    boolean control = line != null && line.role() == Line.Role.CONTROL;
    return control ? Look.CONTROL : Look.PLAIN;
  }

  private static Mark of(int workers) {
    return new Mark(
        Integer.toString(workers),
        workers,
        workers,
        Double.NaN,
        Double.NaN,
        List.of(),
        Look.IDEAL,
        PageWords.IDEAL_SPEEDUP + ": " + workers);
  }

  private static Mark mark(String model, int workers, Estimate shown, String unit, Look look) {
    Interval interval = shown.interval();
    return new Mark(
        Integer.toString(workers),
        workers,
        shown.value(),
        interval == null ? Double.NaN : interval.low(),
        interval == null ? Double.NaN : interval.high(),
        List.of(),
        look,
        model
            + ", "
            + workers
            + " "
            + PageWords.WORKERS
            + ": "
            + TablePlots.words(shown, unit, false));
  }
}
