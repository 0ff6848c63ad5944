package dev.heddle.id;

import java.io.Serial;
import java.util.List;

/**
 * Thrown where a person named one of a few things by an id that none of them has; the message lists
 * them all. Unchecked, since it comes from forks and workers as well as from the command line.
 *
 * <p>Where there may be too many to list there is a checked {@code UnknownNameException} in {@code
 * dev.heddle.run}.
 */
public final class UnknownIdException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final String kind;
  private final String given;
  private final transient List<String> known;

  /**
   * There is no {@code kind} called {@code given}.
   *
   * @param kind what was looked for, as in "lock" or "option of fixed-pool"
   * @param known those that there are, possibly none
   */
  public UnknownIdException(String kind, String given, List<String> known) {
    super(
        "%s '%s': unknown; %s"
            .formatted(
                kind,
                given,
                known.isEmpty() ? "there is none" : "write one of " + String.join(", ", known)));
    this.kind = kind;
    this.given = given;
    this.known = List.copyOf(known);
  }

  /** What was looked for, as in "lock" or "option of fixed-pool". */
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
