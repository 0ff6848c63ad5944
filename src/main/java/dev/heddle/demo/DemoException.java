package dev.heddle.demo;

import java.io.Serial;

/** Thrown when a demo could not be played to its end; the message says why. */
public final class DemoException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  DemoException(String message, Throwable cause) {
    super(message, cause);
  }
}
