package dev.heddle.process;

import java.io.IOException;

/** A worker process did not become ready; the message holds what it printed. */
public final class WorkerStartException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Whether another attempt could go better and would be quick. */
  private final boolean worthRetrying;

  WorkerStartException(String message, boolean worthRetrying) {
    super(message);
    this.worthRetrying = worthRetrying;
  }

  WorkerStartException(String message, Throwable cause) {
    super(message, cause);
    this.worthRetrying = false;
  }

  boolean isWorthRetrying() {
    return worthRetrying;
  }
}
