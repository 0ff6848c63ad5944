package dev.heddle.result;

import java.io.Serial;

/** Says that a record in a file lacks a part that it must have; the message is the part's name. */
final class Missing extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  Missing(String name) {
    super(name);
  }
}
