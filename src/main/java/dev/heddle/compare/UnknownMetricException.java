package dev.heddle.compare;

import java.io.Serial;
import java.util.List;

/** A metric that none of the runs has. */
public final class UnknownMetricException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String given;
  private final transient List<String> known;

  UnknownMetricException(String given, List<String> known) {
    super(LackWords.unknownMetric(given));
    this.given = given;
    this.known = List.copyOf(known);
  }

  /** The metric that there is not. */
  public String given() {
    return given;
  }

  /** The metrics that there are. */
  public List<String> known() {
    return known;
  }
}
