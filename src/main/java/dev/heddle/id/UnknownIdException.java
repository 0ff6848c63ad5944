package dev.heddle.id;

import java.io.Serial;
import java.util.List;

/** Thrown where a person named one of a few things by an id that none of them has. */
public final class UnknownIdException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final String kind;
  private final String given;
  private final transient List<String> known;

  /**
   * There is no {@code kind} called {@code given}.
   *
   * @param kind what was looked for, as in "lock"
   * @param known those that there are
   */
  public UnknownIdException(String kind, String given, List<String> known) {
    super("%s '%s': unknown; write one of %s".formatted(kind, given, String.join(", ", known)));
    this.kind = kind;
    this.given = given;
    this.known = List.copyOf(known);
  }

  /** What was looked for, as in "lock". */
  public String kind() {
    return kind;
  }

  /** What the person wrote. */
  public String given() {
    return given;
  }

  /** Those that there are. */
  public List<String> known() {
    return known;
  }
}
