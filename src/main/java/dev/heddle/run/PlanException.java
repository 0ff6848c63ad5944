package dev.heddle.run;

import java.io.Serial;

/** A run that cannot begin; the message says what, why, and what to do. */
public sealed class PlanException extends Exception permits AnotherRunException {
  @Serial private static final long serialVersionUID = 1L;

  public PlanException(String message) {
    super(message);
  }
}
