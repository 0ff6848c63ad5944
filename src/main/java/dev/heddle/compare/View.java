package dev.heddle.compare;

import dev.heddle.id.Identified;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of the rows tables show.
 *
 * @param rows which rows, by what is found in their names, whole or as tables have them
 * @param order in which order
 * @param relativeTo the name of the row that the others of its table are told against; null for
 *     what tables do by themselves
 * @param columns which figures of each row; empty for what is usual and there
 */
public record View(
    Predicate<String> rows, Order order, @Nullable String relativeTo, List<Column> columns) {

  /** Copies the list. */
  public View {
    columns = List.copyOf(columns);
  }

  /** All of it, as it was measured. */
  public static final View ALL = new View(_ -> true, Order.MEASURED, null, List.of());

  /** The order of the lines of a table; baselines stay first, controls last. */
  public enum Order implements Identified {
    /** As they come. */
    MEASURED,
    /** By their labels. */
    NAME,
    /** The best score of the first run that has one first. */
    SCORE,
    /** What became slower the most from the first to the last run first. */
    CHANGE
  }
}
