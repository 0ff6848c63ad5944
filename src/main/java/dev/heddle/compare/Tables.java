package dev.heddle.compare;

import dev.heddle.result.Cost;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.result.ToldMetrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that one or several runs say, in tables.
 *
 * @param metric the name of the metric shown
 * @param runs the runs, in the order of the cells of a line
 * @param tables the tables
 * @param chosen whether somebody chose the figures that they show
 */
public record Tables(String metric, List<Run> runs, List<Table> tables, boolean chosen) {

  /** The name of the metric that a benchmark is about. */
  public static final String SCORE = "score";

  /**
   * A run that is shown.
   *
   * @param name a name that no other of the runs has
   * @param about where and how it was measured, in a few words; may be empty
   * @param nothingMeasured whether it holds no value at all
   * @param notes what a reader must know of all of it
   */
  public record Run(String name, String about, boolean nothingMeasured, List<Footnote> notes) {}

  /**
   * Which secondary metrics' values tables of a metric look at.
   *
   * @param metric a metric's name, or {@link #SCORE}
   * @param columns the figures of each row; empty for what is usual
   */
  public static Predicate<String> reads(String metric, List<Column> columns) {
    Set<String> read = new HashSet<>(Metric.parts(metric));
    read.addAll(LockCounters.METRICS);
    WorkloadCharacter.COSTS.forEach(cost -> read.add(cost.metric()));
    Set<Column> shown = new HashSet<>(columns);
    if (columns.isEmpty()) {
      shown.addAll(Column.USUAL);
      shown.addAll(Column.USUAL_OF_COMMANDS);
    }
    for (Column column : shown) {
      Cost cost = column.cost();
      if (cost != null) {
        read.addAll(List.of(cost.metric(), column.other()));
      }
    }
    return name -> read.contains(name) || ToldMetrics.isNamed(name);
  }

  /**
   * Puts the rows of {@code sets} side by side.
   *
   * @param metric a metric's name, or {@link #SCORE}
   * @throws UnknownMetricException where none of the sets has such a metric
   */
  public static Tables of(List<ResultSet> sets, String metric) throws UnknownMetricException {
    return of(sets, metric, new Selection(View.ALL, sets));
  }

  /**
   * Puts what {@code view} asks for of the rows of {@code sets} side by side.
   *
   * @param metric a metric's name, or {@link #SCORE}
   * @throws UnknownMetricException where none of the sets has such a metric
   * @throws UnknownRowException where no one row has the name that others are told against
   */
  public static Tables of(List<ResultSet> sets, String metric, View view)
      throws UnknownMetricException, UnknownRowException {
    Selection selection = new Selection(view, sets);
    Tables tables = of(sets, metric, selection);
    selection.check();
    return tables;
  }

  private static Tables of(List<ResultSet> sets, String metric, Selection selection)
      throws UnknownMetricException {
    Metric chosen = Metric.named(metric, sets);
    MatchedRows rows = MatchedRows.of(sets, chosen);
    boolean ofScores = chosen instanceof Metric.Score;
    List<Table> tables = new ArrayList<>(new ModelTables(rows, ofScores).of(sets, selection));
    tables.addAll(RowTables.of(sets, rows, selection, ofScores));
    Lines lines = new Lines(selection);
    FurtherColumns columns = selection.columns();
    tables =
        new ArrayList<>(
            tables.stream()
                .map(lines::shown)
                .filter(Objects::nonNull)
                .map(columns::shown)
                .toList());
    if (sets.stream().allMatch(Tables::leftNothing)) {
      tables.clear();
    }
    return new Tables(chosen.name(), runs(sets), tables, selection.choseColumns());
  }

  /** Whether a run has no fork and no failure: a table would only tell its plan. */
  private static boolean leftNothing(ResultSet set) {
    RunInfo run = set.run();
    return run != null && set.nothingMeasured() && run.failures().isEmpty();
  }

  static List<Run> runs(List<ResultSet> sets) {
    List<Run> runs = new ArrayList<>();
    for (ResultSet set : sets) {
      boolean shared = sets.stream().filter(other -> other.name().equals(set.name())).count() > 1;
      String name = shared ? set.path() : set.name();
      runs.add(new Run(name, About.of(set), set.nothingMeasured(), notes(set)));
    }
    return runs;
  }

  private static List<Footnote> notes(ResultSet set) {
    List<Footnote> notes = new ArrayList<>();
    if (set.nothingMeasured()) {
      notes.add(TableWords.NOTHING_MEASURED);
    }
    set.remarks().forEach(remark -> notes.add(TableWords.source(remark)));
    RunInfo run = set.run();
    if (run != null) {
      Footnote notFinished = TableWords.notFinished(run.status(), set.nothingMeasured());
      if (notFinished != null) {
        notes.add(notFinished);
      }
      run.machine().findings().forEach(found -> notes.add(TableWords.unfit(found)));
      run.plan().leftOut().forEach(why -> notes.add(TableWords.leftOut(why)));
    }
    if (set.torn()) {
      notes.add(TableWords.LINE_TORN);
    }
    return notes;
  }
}
