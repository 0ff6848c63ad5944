package dev.heddle.report;

import java.util.List;

/**
 * A table as words, before it is laid out.
 *
 * @param title the line above
 * @param columns the headings
 * @param rows the words of each line, as many as there are columns
 * @param apart the index of the first row that is set apart from those before; the number of rows
 *     where none is
 * @param notes the lines below
 * @param last the index of the first row that is set apart from all above once more; the number of
 *     rows where none is
 */
public record Sheet(
    String title,
    List<Column> columns,
    List<List<String>> rows,
    int apart,
    List<String> notes,
    int last) {

  /** Copies the lists. */
  public Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /** One that has rows set apart once at the most. */
  Sheet(
      String title, List<Column> columns, List<List<String>> rows, int apart, List<String> notes) {
    this(title, columns, rows, apart, notes, rows.size());
  }

  /**
   * What the words of a column have in common.
   *
   * @param heading the words above
   * @param right whether its words stand at the right
   * @param further whether it stands with others of its kind where not all columns have room
   */
  public record Column(String heading, boolean right, boolean further) {

    Column(String heading, boolean right) {
      this(heading, right, false);
    }
  }
}
