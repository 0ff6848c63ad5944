package dev.heddle.run;

import java.io.Serial;
import java.util.List;

/** A name that nothing bears, with those that something does. */
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
