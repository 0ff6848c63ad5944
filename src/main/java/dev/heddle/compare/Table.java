package dev.heddle.compare;

import java.util.List;
import java.util.Map;

/**
 * Lines that belong together.
 *
 * @param kind what its lines are
 * @param title the benchmark's short name; empty where the lines are several benchmarks
 * @param benchmark the full name of the benchmark; empty where the lines are several
 * @param settings what all lines have in common, by name
 * @param columns the headings of the lines' labels
 * @param baseline what the row is called that ratios are against; empty where none is
 * @param relative whether that is another row than the one whose role is to be the baseline
 * @param capacity what the row is called that efficiency is against; empty where none is
 * @param unit a unit that all its cells fit
 * @param lines the lines
 * @param notes what a reader must know of all of it
 * @param shown the figures of its cells that are shown, in order
 */
public record Table(
    Kind kind,
    String title,
    String benchmark,
    Map<String, String> settings,
    List<String> columns,
    String baseline,
    boolean relative,
    String capacity,
    Unit unit,
    List<Line> lines,
    List<Footnote> notes,
    List<Column> shown) {

  /** One of which it is not said yet what is shown. */
  public Table(
      Kind kind,
      String title,
      String benchmark,
      Map<String, String> settings,
      List<String> columns,
      String baseline,
      boolean relative,
      String capacity,
      Unit unit,
      List<Line> lines,
      List<Footnote> notes) {
    this(
        kind, title, benchmark, settings, columns, baseline, relative, capacity, unit, lines, notes,
        List.of());
  }

  /** The same with these lines. */
  Table with(List<Line> others) {
    return with(others, shown);
  }

  /** The same with these lines, of which these figures are shown. */
  Table with(List<Line> others, List<Column> figures) {
    return new Table(
        kind,
        title,
        benchmark,
        settings,
        columns,
        baseline,
        relative,
        capacity,
        unit,
        List.copyOf(others),
        notes,
        List.copyOf(figures));
  }

  /** The same with these notes. */
  Table withNotes(List<Footnote> others) {
    return new Table(
        kind, title, benchmark, settings, columns, baseline, relative, capacity, unit, lines,
        others, shown);
  }

  /** What the lines of a table are. */
  public enum Kind {
    /** Execution models at the same work. */
    MODELS,
    /** Rows as they come. */
    ROWS
  }
}
