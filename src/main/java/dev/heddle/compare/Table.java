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
    List<Footnote> notes) {

  /** The same with these lines. */
  Table with(List<Line> shown) {
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
        List.copyOf(shown),
        notes);
  }

  /** What the lines of a table are. */
  public enum Kind {
    /** Execution models at the same work. */
    MODELS,
    /** Rows as they come. */
    ROWS
  }
}
