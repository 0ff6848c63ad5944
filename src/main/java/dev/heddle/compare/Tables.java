package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All that one or several runs say, in tables.
 *
 * @param metric the name of the metric shown
 * @param runs the runs, in the order of the cells of a line
 * @param tables the tables
 */
public record Tables(String metric, List<Run> runs, List<Table> tables) {

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
    List<Table> tables = new ArrayList<>(new ModelTables(rows).of(sets, selection));
    tables.addAll(RowTables.of(sets, rows, selection));
    Lines lines = new Lines(selection);
    tables = new ArrayList<>(tables.stream().map(lines::shown).filter(Objects::nonNull).toList());
    if (sets.stream().allMatch(Tables::leftNothing)) {
      tables.clear();
    }
    return new Tables(chosen.name(), runs(sets), tables);
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
      notes.add(new Footnote(Footnote.Kind.NOTHING_MEASURED, "nothing was measured"));
    }
    set.remarks().forEach(remark -> notes.add(new Footnote(Footnote.Kind.SOURCE, remark)));
    RunInfo run = set.run();
    if (run != null) {
      String unfinished =
          switch (run.status()) {
            case RUNNING -> "the run goes on, or was killed";
            case INTERRUPTED -> "the run was interrupted";
            case BROKEN -> "the run broke off";
            case FINISHED -> null;
          };
      if (unfinished != null) {
        notes.add(
            new Footnote(
                Footnote.Kind.RUN_NOT_FINISHED,
                unfinished
                    + (set.nothingMeasured()
                        ? " before a fork had ended"
                        : ": these are the forks until then")));
      }
      for (String why : run.plan().leftOut()) {
        notes.add(new Footnote(Footnote.Kind.LEFT_OUT, "no row for " + why));
      }
    }
    if (set.torn()) {
      notes.add(
          new Footnote(
              Footnote.Kind.LINE_TORN, "the last fork was written only in part and is left out"));
    }
    return notes;
  }
}
