package dev.heddle.command;

import java.io.Serial;

/** A command that did not do what it was to; the message says which and how, in one line. */
public final class CommandFailedException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  CommandFailedException(String what) {
    super(what);
  }
}
