package dev.heddle.run;

import java.io.Serial;

/** A fork that did not measure; the message says why, in one line. */
final class ForkFailedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  ForkFailedException(String cause) {
    super(cause);
  }

  /** Why it did not. */
  String why() {
    return String.valueOf(getMessage());
  }
}
