package dev.heddle.execution;

import java.util.List;

/** Thrown where a person named a model, an option or a value that there is not. */
public final class UnknownModelException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String kind;
  private final String given;
  private final transient List<String> known;

  /**
   * There is no {@code kind} called {@code given}.
   *
   * @param kind what was looked for, as in "model" or "option of fixed-pool"
   * @param known those that there are, possibly none
   */
  public UnknownModelException(String kind, String given, List<String> known) {
    super(
        "unknown %s '%s': %s"
            .formatted(
                kind,
                given,
                known.isEmpty() ? "there is none" : "known are " + String.join(", ", known)));
    this.kind = kind;
    this.given = given;
    this.known = List.copyOf(known);
  }

  /** What was looked for, as in "model" or "option of fixed-pool". */
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
