package dev.heddle.promise;

import java.io.Serial;

/** An executor cannot be tried; the message says what, why, and what to do. */
public final class PromiseException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  PromiseException(String message) {
    super(message);
  }
}
