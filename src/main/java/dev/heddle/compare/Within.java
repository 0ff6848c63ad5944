package dev.heddle.compare;

import dev.heddle.result.RowId;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two values of one parameter, to be compared inside one run.
 *
 * @param param the parameter
 * @param base the value of the base
 * @param candidate the value of the candidate
 */
public record Within(String param, String base, String candidate) {

  /** The parameter that tells the builds of one run apart. */
  private static final String BUILD = "build";

  /** Whether it is about one thing in two states, and not about two contenders. */
  boolean ofBuilds() {
    return param.equals(BUILD);
  }

  /** What {@code row} is but for the parameter; null where that has another value. */
  @Nullable RowId without(RowId row, String value) {
    if (!Objects.equals(row.params().get(param), value)) {
      return null;
    }
    SortedMap<String, String> others = new TreeMap<>(row.params());
    others.remove(param);
    return new RowId(row.benchmark(), row.mode(), row.threads(), others);
  }
}
