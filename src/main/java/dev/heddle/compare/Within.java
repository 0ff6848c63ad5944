package dev.heddle.compare;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
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

  /** The parameter that tells its JVMs apart, where it has several; a project may have its own. */
  private static final String JVM = "jvm";

  /** Whether it is about one thing in two states, and not about two contenders. */
  boolean ofStates(ResultSet set) {
    RunInfo run = set.run();
    return param.equals(BUILD)
        || (param.equals(JVM) && run != null && !run.plan().jvms().isEmpty());
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
