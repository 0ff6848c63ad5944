package dev.heddle.process;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** A task ran for longer than its pool lets any task run, and its worker was killed for that. */
public final class DeadlineException extends TimeoutException {

  private static final long serialVersionUID = 1L;

  /** The worker's process id. */
  private final long pid;

  DeadlineException(String task, long pid, Duration deadline) {
    super(
        task
            + " ran for longer than the "
            + deadline.toMillis()
            + " ms that the pool allows; its worker "
            + pid
            + " was killed");
    this.pid = pid;
  }

  /** The process id of the worker. */
  public long pid() {
    return pid;
  }
}
