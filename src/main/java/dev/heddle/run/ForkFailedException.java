package dev.heddle.run;

import java.io.Serial;

/** A fork that did not measure; the message says why, in one line. */
final class ForkFailedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Whether the cause is known for sure, even where the fork was ended for its time. */
  private final boolean known;

  ForkFailedException(String cause) {
    this(cause, false);
  }

  private ForkFailedException(String cause, boolean known) {
    super(cause);
    this.known = known;
  }

  /** One that says more than that it took too long. */
  static ForkFailedException known(String cause) {
    return new ForkFailedException(cause, true);
  }

  boolean isKnown() {
    return known;
  }

  /** Why it did not. */
  String why() {
    return String.valueOf(getMessage());
  }
}
