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
 */
record Sheet(
    String title, List<Column> columns, List<List<String>> rows, int apart, List<String> notes) {

  /** A column's heading, and whether its words stand at the right. */
  record Column(String heading, boolean right) {}
}
