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
    String place = why.contains(folder.toString()) ? "" : folder + ": ";
    return new WorkerStartException(
        "worker cannot be started: " + place + why + whatToDo(why), cause);
  }

  private static String whatToDo(String why) {
    if (why.contains("; ")) {
      return "";
    }
    if (why.contains("Too many open files")) {
      return "; close some, or let this process have more (ulimit -n)";
    }
    if (why.contains("No space left")) {
      return "; free some there";
    }
    return "; check the flags of the workers, and the memory and the processes that are left";
  }

  boolean isWorthRetrying() {
    return worthRetrying;
  }
}
