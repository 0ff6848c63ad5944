package dev.heddle.process;

import java.io.IOException;
import java.nio.file.Path;

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

  /** For want of what a worker needs before it is a process; its files are in {@code folder}. */
  static WorkerStartException inFolder(Path folder, Throwable cause) {
    String why = String.valueOf(cause.getMessage());
    return new WorkerStartException(PoolWords.cannotStartIn(folder, why), cause);
  }

  boolean isWorthRetrying() {
    return worthRetrying;
  }
}
