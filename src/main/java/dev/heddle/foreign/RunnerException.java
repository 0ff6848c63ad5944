package dev.heddle.foreign;

import java.io.Serial;

/** A runner did not do what it is for; the message says what, and why, in one line. */
public final class RunnerException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  RunnerException(String message) {
    super(message);
  }
}
