package dev.heddle.cli;

import java.io.Serial;

/** A wrong word on the command line; the message says what, why, and what to do. */
final class UsageException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
