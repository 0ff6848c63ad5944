package dev.heddle.run;

import java.io.Serial;

/** Thrown where a model cannot have as many workers as were asked for. */
public final class TooManyWorkersException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /** Says in one line what was asked for, why that is too many, and what can be. */
  public TooManyWorkersException(String message) {
    super(message);
  }
}
