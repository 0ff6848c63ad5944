package dev.heddle.report;

import dev.heddle.compare.Cell;
import dev.heddle.compare.Column;
import dev.heddle.compare.ColumnFigure;
import dev.heddle.compare.Line;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Unit;
import dev.heddle.plot.Plot;
import dev.heddle.plot.Plot.Axis;
import dev.heddle.plot.Plot.Guide;
import dev.heddle.plot.Plot.Look;
import dev.heddle.plot.Plot.Mark;
import dev.heddle.plot.Plot.Series;
import dev.heddle.result.RowId;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures of a table: what it costs in time, in processor time and in memory, row by row.
 */
final class TablePlots {

  /** A picture of more rows is a wall. */
  static final int MOST = 120;

  /** What is so many times as large as the smallest is drawn by powers. */
  private static final double WIDE = 40;

  private static final List<Column> PERCENTILES =
      List.of(Column.P50, Column.P99, Column.P99_9, Column.MAX);

  private final Tables tables;
  private final Table table;
  private final Set<RowId> best;

  private TablePlots(Tables tables, Table table, Set<RowId> best) {
    this.tables = tables;
    this.table = table;
    this.best = best;
  }

  /** A figure in its own unit, and the single values that it was made of. */
  private record Value(Unit unit, Estimate figure, List<Double> points, boolean ofIterations) {}

  /**
   * Pictures of a table.
   *
   * @param details the same table with figures that are not shown in it; null where it has none
   * @param best the rows to take
   */
  static DocumentPart.Pictures of(
      Tables tables, Table table, @Nullable Table details, Set<RowId> best) {
    if (!drawn(tables, table)) {
      return new DocumentPart.Pictures(List.of(), PageWords.tooMany(rows(tables, table), MOST));
    }
    TablePlots plots = new TablePlots(tables, table, best);
    List<Plot> all = new ArrayList<>();
    plots.scores(details).ifPresent(all::add);
    plots.rows(PageWords.CPU, cell -> further(cell, Column.CPU), List.of()).ifPresent(all::add);
    for (Column column : List.of(Column.MEMORY, Column.MEMORY_HWM)) {
      plots.rows(PageWords.MEMORY, cell -> further(cell, column), List.of()).ifPresent(all::add);
    }
    if (details != null && tables.runs().size() == 1) {
      new TablePlots(tables, details, best).percentiles().ifPresent(all::add);
    }
    return new DocumentPart.Pictures(all, all.isEmpty() ? PageWords.NOTHING_MEASURED : "");
  }

  static int rows(Tables tables, Table table) {
    return table.lines().size() * tables.runs().size();
  }

  /** Whether a table is small enough for pictures. */
  static boolean drawn(Tables tables, Table table) {
    return rows(tables, table) <= MOST;
  }

  /** The picture of a table's scores alone, of all its rows; none where none has a value. */
  static Optional<Plot> ofScores(Tables tables, Table table) {
    return new TablePlots(tables, table, Set.of()).scores(null);
  }

  private Optional<Plot> scores(@Nullable Table details) {
    String heading = PageWords.score(table.unit(), Sheets.heading(tables, table));
    return rows(heading, TablePlots::score, details == null ? List.of() : limits(details));
  }

  private static @Nullable Value score(Cell cell) {
    Estimate score = cell.score();
    boolean ofIterations = score.interval() == null && cell.asJmhDoes() != null;
    Estimate shown = ofIterations ? new Estimate(score.value(), cell.asJmhDoes()) : score;
    return new Value(cell.unit(), shown, cell.forks(), ofIterations);
  }

  private static @Nullable Value further(Cell cell, Column column) {
    ColumnFigure figure = cell.columns().get(column);
    return figure == null || !figure.there()
        ? null
        : new Value(figure.unit(), figure.figure(), List.of(), false);
  }

  /** The score of the row that is the limit of all others, in its own unit. */
  private static List<Value> limits(Table details) {
    List<Value> limits = new ArrayList<>();
    for (Line line : details.lines()) {
      Cell cell = line.cells().getFirst();
      ColumnFigure times = cell == null ? null : cell.columns().get(Column.LIMIT);
      boolean itself = times != null && times.there() && times.figure().equals(Estimate.bare(1));
      Value score = cell == null || !itself ? null : score(cell);
      if (score != null) {
        limits.add(score);
      }
    }
    return limits.size() == 1 ? limits : List.of();
  }

  /** A picture with a row for each line and run; none where fewer than one has the figure. */
  private Optional<Plot> rows(
      String title, Function<Cell, @Nullable Value> figure, List<Value> limits) {
    List<Value> values = new ArrayList<>();
    for (Line line : table.lines()) {
      for (@Nullable Cell cell : line.cells()) {
        Value value = cell == null ? null : figure.apply(cell);
        if (value != null && Double.isFinite(value.figure().value())) {
          values.add(value);
        }
      }
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Unit unit = values.getFirst().unit();
    Scale scale = scale(unit, values);
    int runs = tables.runs().size();
    List<Series> series = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      List<Mark> marks = new ArrayList<>();
      for (int i = 0; i < table.lines().size(); i++) {
        Line line = table.lines().get(i);
        Cell cell = line.cells().get(run);
        Value value = cell == null ? null : figure.apply(cell);
        if (runs == 1 || cell != null) {
          String letter = runs == 1 ? "" : " " + Sheets.letter(run);
          String label = line.name(table.columns()) + letter;
          Look look = runs == 1 ? look(line) : Look.PLAIN;
          marks.add(mark(label, i * runs + run, value, scale, look));
        }
      }
      String name = runs == 1 ? "" : Sheets.letter(run) + " = " + tables.runs().get(run).name();
      series.add(new Series(name, Look.PLAIN, marks));
    }
    List<Guide> guides = new ArrayList<>();
    for (Value limit : limits) {
      double at = scale.apply(limit.figure(), limit.unit()).value();
      guides.add(new Guide(PageWords.THE_LIMIT, at, at));
    }
    return Optional.of(
        new Plot(
            title,
            says(title, series),
            Plot.Kind.ROWS,
            new Axis(title, scale.text(unit), spread(series)),
            new Axis("", "", Plot.Scale.LINEAR),
            series,
            guides));
  }

  private Look look(Line line) {
    return line.row() != null && best.contains(line.row()) ? Look.BEST : look(line.role());
  }

  /** How a row looks that is none to take. */
  static Look look(Line.Role role) {
    return switch (role) {
      case BASELINE -> Look.BASELINE;
      case CONTENDER -> Look.PLAIN;
      case CONTROL -> Look.CONTROL;
      case PEER -> Look.PEER;
    };
  }

  private static Mark mark(String label, double at, @Nullable Value value, Scale scale, Look look) {
    if (value == null || !Double.isFinite(value.figure().value())) {
      return new Mark(
          label,
          at,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          List.of(),
          look,
          label + ": " + PageWords.NO_FIGURE);
    }
    Estimate shown = scale.apply(value.figure(), value.unit());
    List<Double> points =
        value.points().stream()
            .map(point -> scale.apply(Estimate.bare(point), value.unit()).value())
            .toList();
    Interval interval = shown.interval();
    String words = label + ": " + words(shown, scale.text(value.unit()), value.ofIterations());
    return new Mark(
        label,
        at,
        shown.value(),
        interval == null ? Double.NaN : interval.low(),
        interval == null ? Double.NaN : interval.high(),
        points,
        look,
        points.isEmpty() ? words : words + ", " + PageWords.forks(points.size()));
  }

  static String words(Estimate shown, String unit, boolean ofIterations) {
    int decimals = Digits.decimals(shown);
    String number = Digits.of(shown.value(), decimals) + (unit.isEmpty() ? "" : " " + unit);
    Interval interval = shown.interval();
    if (interval == null) {
      return number;
    }
    String ends =
        Digits.of(interval.low(), decimals) + " – " + Digits.of(interval.high(), decimals);
    return number + (ofIterations ? " [" + ends + "]" : " (" + ends + ")");
  }

  private static Scale scale(Unit unit, List<Value> values) {
    double[] sizes =
        values.stream()
            .filter(value -> value.unit().fits(unit) && value.figure().value() > 0)
            .mapToDouble(value -> value.figure().value() * value.unit().in(unit))
            .sorted()
            .toArray();
    return Scale.of(unit, sizes.length == 0 ? 1 : sizes[sizes.length / 2]);
  }

  static Plot.Scale spread(List<Series> series) {
    double[] sizes =
        series.stream()
            .flatMap(one -> one.marks().stream())
            .filter(Mark::there)
            .mapToDouble(Mark::value)
            .sorted()
            .toArray();
    boolean wide = sizes.length > 1 && sizes[0] > 0 && sizes[sizes.length - 1] / sizes[0] >= WIDE;
    return wide ? Plot.Scale.LOG : Plot.Scale.FROM_ZERO;
  }

  static String says(String what, List<Series> series) {
    List<Mark> there =
        series.stream()
            .flatMap(one -> one.marks().stream())
            .filter(Mark::there)
            .sorted(Comparator.comparingDouble(Mark::value))
            .toList();
    Mark least = there.getFirst();
    Mark most = there.getLast();
    return PageWords.values(
        what, there.size(), least.label(), told(least), most.label(), told(most));
  }

  private static String told(Mark mark) {
    return mark.says().substring(mark.label().length() + 2);
  }

  /** The percentiles of single operations, a line for each row; none where no row has two. */
  private Optional<Plot> percentiles() {
    List<Value> all = new ArrayList<>();
    for (Line line : table.lines()) {
      all.addAll(percentiles(line).stream().filter(Objects::nonNull).toList());
    }
    if (all.size() < 2) {
      return Optional.empty();
    }
    Unit unit = all.getFirst().unit();
    Scale scale = scale(unit, all);
    List<Series> series = new ArrayList<>();
    for (Line line : table.lines()) {
      String name = line.name(table.columns());
      List<Mark> marks = new ArrayList<>();
      List<@Nullable Value> values = percentiles(line);
      for (int i = 0; i < values.size(); i++) {
        Value value = values.get(i);
        if (value != null) {
          Mark mark = mark(name + " " + PERCENTILES.get(i).heading(), i, value, scale, look(line));
          marks.add(named(PERCENTILES.get(i).heading(), mark));
        }
      }
      if (marks.size() > 1) {
        series.add(new Series(name, look(line), marks));
      }
    }
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Plot(
                PageWords.LATENCY,
                PageWords.curves(
                    PageWords.LATENCY, series.size(), Column.P50.heading(), Column.MAX.heading()),
                Plot.Kind.LINES,
                new Axis(PageWords.TIME, scale.text(unit), Plot.Scale.LOG),
                new Axis(PageWords.PERCENTILE, "", Plot.Scale.NAMES),
                series,
                List.of()));
  }

  private static Mark named(String label, Mark mark) {
    return new Mark(
        label,
        mark.at(),
        mark.value(),
        mark.low(),
        mark.high(),
        mark.points(),
        mark.look(),
        mark.says());
  }

  private static List<@Nullable Value> percentiles(Line line) {
    Cell cell = line.cells().getFirst();
    List<@Nullable Value> values = new ArrayList<>();
    for (Column column : PERCENTILES) {
      values.add(cell == null ? null : further(cell, column));
    }
    return values;
  }
}
