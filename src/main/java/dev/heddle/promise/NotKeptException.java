package dev.heddle.promise;

import java.io.Serial;

/** A promise is not kept; the message is what was seen. */
final class NotKeptException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  NotKeptException(String seen) {
    super(seen);
  }
}
