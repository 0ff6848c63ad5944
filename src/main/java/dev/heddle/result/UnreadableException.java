package dev.heddle.result;

import java.io.Serial;

/** A result that cannot be read; the message says which, why, and what to do about it. */
public final class UnreadableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public UnreadableException(String message) {
    super(message);
  }
}
