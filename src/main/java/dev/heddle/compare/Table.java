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
    Unit unit,
    List<Line> lines,
    List<Footnote> notes) {

  /** What the lines of a table are. */
  public enum Kind {
    /** Execution models at the same work. */
    MODELS,
    /** Rows as they come. */
    ROWS
  }
}
