package dev.heddle.compare;

import dev.heddle.result.Cost;
import dev.heddle.result.Fork;
import dev.heddle.result.Measured;
import dev.heddle.result.ResultRow;
import dev.heddle.result.Told;
import dev.heddle.result.ToldMetrics;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Means;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the figures of columns that are no part of the score, and which columns a table has. */
record FurtherColumns(List<Column> chosen) {

  private static final ColumnFigure NO_LIMIT = ColumnFigure.missing(TableWords.NO_LIMIT);

  /** What was asked for; what is usual where nothing was. */
  private List<Column> asked(ResultRow row) {
    if (!chosen.isEmpty()) {
      return chosen;
    }
    boolean commands =
        row.forks().stream().anyMatch(fork -> fork.told(Told.CommandRuns.class).isPresent());
    return commands ? Column.USUAL_OF_COMMANDS : Column.USUAL;
  }

  /** The same with {@code others}. */
  Map<Column, ColumnFigure> of(ResultRow row, Map<Column, ColumnFigure> others) {
    Map<Column, ColumnFigure> figures = of(row);
    figures.putAll(others);
    return figures;
  }

  /** What {@code row} has in the columns asked for. */
  Map<Column, ColumnFigure> of(ResultRow row) {
    Map<Column, ColumnFigure> figures = new EnumMap<>(Column.class);
    for (Column column : asked(row)) {
      Cost cost = column.cost();
      if (cost != null) {
        figures.put(column, figure(row, cost, column.other()));
      } else if (!Double.isNaN(column.percent())) {
        figures.put(column, percentile(row, column.heading(), column.percent()));
      } else if (!column.metric().isEmpty()) {
        figures.put(column, told(row, column.metric()));
      }
    }
    return figures;
  }

  static ColumnFigure figure(ResultRow row, Cost cost, String other) {
    Measured own = row.secondary().get(cost.metric());
    Measured measured = own == null && !other.isEmpty() ? row.secondary().get(other) : own;
    if (measured == null) {
      ColumnFigure missing = ColumnFigure.missing(why(row, cost));
      Measured peaks = row.secondary().get(Cost.MEMORY_HWM.metric());
      return cost == Cost.MEMORY_PSS && peaks != null ? missing.atMost(ofMeans(peaks)) : missing;
    }
    return ofMeans(measured);
  }

  /** A cost of a fork is the mean of its iterations, or the only value. */
  private static ColumnFigure ofMeans(Measured measured) {
    double[] forks = new double[measured.forks().size()];
    for (int i = 0; i < forks.length; i++) {
      forks[i] = Means.plain(measured.forks().get(i).samples().array());
    }
    return figure(measured, forks, TableWords.NO_FINITE_VALUE);
  }

  private static ColumnFigure figure(Measured measured, double[] forks, String otherwise) {
    Estimate figure =
        forks.length == 0
            ? Estimate.bare(measured.score())
            : Means.positive(forks) ? Means.geometric(forks) : Means.arithmetic(forks);
    return Double.isFinite(figure.value())
        ? new ColumnFigure(Unit.of(measured.unit()), figure, "")
        : ColumnFigure.missing(otherwise);
  }

  /** A percentile of single operations, of each fork's own. */
  private static ColumnFigure percentile(ResultRow row, String name, double percent) {
    if (row.primary().forks().isEmpty()) {
      return ColumnFigure.missing("");
    }
    if (!Metric.Percentile.ofSamples(row)) {
      return ColumnFigure.missing(TableWords.NO_SAMPLES);
    }
    Metric.Percentile metric = new Metric.Percentile(name, percent);
    Measured measured = metric.in(row);
    return figure(measured, metric.of(measured).forks(), TableWords.FEW_SAMPLES);
  }

  /** A metric that forks tell, and that is no cost. */
  private static ColumnFigure told(ResultRow row, String metric) {
    Measured measured = row.secondary().get(metric);
    if (measured != null) {
      return ofMeans(measured);
    }
    if (row.primary().forks().isEmpty()) {
      return ColumnFigure.missing("");
    }
    boolean late = row.secondary().containsKey(ToldMetrics.LONGEST);
    return ColumnFigure.missing(
        late && !metric.equals(ToldMetrics.LOST)
            ? TableWords.FEW_SAMPLES
            : TableWords.FORKS_DO_NOT_TELL);
  }

  private static String why(ResultRow row, Cost cost) {
    if (row.primary().forks().isEmpty()) {
      return "";
    }
    if (row.forks().isEmpty()) {
      return TableWords.NOT_IN_FILE;
    }
    for (Fork fork : row.forks()) {
      Optional<Told.Costs> costs = fork.told(Told.Costs.class);
      if (costs.isPresent()) {
        return costs.get().missing().getOrDefault(cost, TableWords.NOT_TOLD);
      }
    }
    return TableWords.NOT_TAKEN;
  }

  /** The table with the columns that were asked for, or that are usual and there. */
  Table shown(Table table) {
    List<Column> shown =
        chosen.isEmpty()
            ? Stream.concat(Column.USUAL.stream(), Column.USUAL_OF_COMMANDS.stream())
                .distinct()
                .filter(column -> has(table, column))
                .toList()
            : chosen;
    Map<Column, Map<ColumnFigure, Footnote>> missing = new LinkedHashMap<>();
    shown.forEach(column -> missing.put(column, new HashMap<>()));
    List<Line> lines = new ArrayList<>();
    for (Line line : table.lines()) {
      List<@Nullable Cell> cells = new ArrayList<>();
      line.cells().forEach(cell -> cells.add(cell == null ? null : with(cell, line, missing)));
      lines.add(new Line(line.role(), line.row(), line.labels(), cells));
    }
    return table.with(lines, shown);
  }

  /**
   * A cell with the figures of the columns that are shown.
   *
   * @param missing the footnotes of each of these columns, by what stands in place of a figure
   */
  private static Cell with(Cell cell, Line line, Map<Column, Map<ColumnFigure, Footnote>> missing) {
    Map<Column, ColumnFigure> figures = new EnumMap<>(Column.class);
    List<Footnote> notes = new ArrayList<>(cell.notes());
    missing.forEach((column, known) -> {
      if (column.further() && line.row() != null) {
        ColumnFigure figure = cell.columns().getOrDefault(column, NO_LIMIT);
        figures.put(column, figure);
        if (!figure.why().isEmpty()) {
          notes.add(known.computeIfAbsent(figure, each -> each.note(column)));
        }
      }
    });
    return cell.with(figures, notes);
  }

  private static boolean has(Table table, Column column) {
    return switch (column) {
      case TIME, FORKS -> true;
      case VS -> table.lines().size() > 1 && any(table, cell -> cell.speedup() != null);
      case EFFICIENCY -> any(table, cell -> cell.efficiency() != null);
      case INTERVAL ->
          any(table, cell -> cell.asJmhDoes() != null || cell.score().interval() != null);
      default ->
          any(table, cell -> there(cell, column))
              && !any(table, cell -> ofAnother(cell.columns().get(column)));
    };
  }

  private static boolean there(Cell cell, Column column) {
    ColumnFigure figure = cell.columns().get(column);
    return figure != null && figure.there();
  }

  /** Whether a row is of a kind that never has such a figure: unasked none shows it then. */
  private static boolean ofAnother(@Nullable ColumnFigure figure) {
    return figure != null
        && List.of(TableWords.NO_SAMPLES, TableWords.FORKS_DO_NOT_TELL).contains(figure.why());
  }

  private static boolean any(Table table, Predicate<Cell> which) {
    return table.lines().stream()
        .flatMap(line -> line.cells().stream())
        .anyMatch(cell -> cell != null && which.test(cell));
  }
}
