package dev.heddle.compare;

import dev.heddle.result.RowId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table.
 *
 * @param role why it is there
 * @param row the row; null for a figure that is not measured
 * @param labels what it is, a word for each of the table's columns
 * @param cells what each run says of it; null where a run does not have it
 */
public record Line(
    Role role, @Nullable RowId row, List<String> labels, List<@Nullable Cell> cells) {

  /** Why a line is in its table. */
  public enum Role {
    /** What the others are compared with. */
    BASELINE,
    /** What the table is about. */
    CONTENDER,
    /** What says how far the others can be trusted, or could come. */
    CONTROL,
    /** What another runtime does. */
    PEER;

    static Role of(dev.heddle.result.Role row) {
      if (row.peer()) {
        return PEER;
      }
      return row.control()
          ? CONTROL
          : row == dev.heddle.result.Role.BASELINE ? BASELINE : CONTENDER;
    }
  }

  /** The words that tell it from the others of a table whose labels have these headings. */
  public String name(List<String> headings) {
    StringBuilder name = new StringBuilder(labels.getFirst());
    for (int i = 1; i < labels.size(); i++) {
      if (!labels.get(i).isEmpty()) {
        name.append(' ').append(headings.get(i)).append('=').append(labels.get(i));
      }
    }
    return name.toString();
  }
}
