package dev.heddle.run;

import java.io.Serial;
import java.util.List;

/**
 * A name on the command line that nothing bears, with those that something does: benchmarks, rows,
 * metrics, refs of git. There may be thousands, so that its message tells none of them, and whoever
 * catches it, which the compiler sees to, offers those that are most alike.
 *
 * <p>One of a few words, which its message can list, is an {@link
 * dev.heddle.id.UnknownIdException}. That is unchecked, since forks and workers throw it as well,
 * from where JMH sets a parameter or a task is read.
 */
public final class UnknownNameException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String given;
  private final transient List<String> known;

  /**
   * @param kind what kind of thing was named: "benchmark", "parameter"
   * @param given the name
   * @param known the names of that kind
   */
  public UnknownNameException(String kind, String given, List<String> known) {
    super("unknown " + kind + " '" + given + "'");
    this.given = given;
    this.known = List.copyOf(known);
  }

  public String given() {
    return given;
  }

  public List<String> known() {
    return known;
  }
}
