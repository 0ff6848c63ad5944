package dev.heddle.process;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A task ran for longer than its pool lets any task run, and its worker was killed for that; or its
 * answer took as long to be read, and was given up.
 */
public final class DeadlineException extends TimeoutException {

  private static final long serialVersionUID = 1L;

  /** The worker's process id. */
  private final long pid;

  private DeadlineException(String message, long pid) {
    super(message);
    this.pid = pid;
  }

  /** For a task whose worker was killed; {@code threads} is what its threads were at, or empty. */
  static DeadlineException running(String task, long pid, Duration deadline, String threads) {
    return new DeadlineException(PoolWords.ranTooLong(task, deadline, pid, threads), pid);
  }

  /** For a task that ended when it was interrupted for it. */
  static DeadlineException interrupted(String task, long pid, Duration deadline) {
    return new DeadlineException(PoolWords.endedWhenInterrupted(task, deadline, pid), pid);
  }

  /** For a task whose answer takes too long to be read. */
  static DeadlineException reading(String task, long pid, Duration deadline) {
    return new DeadlineException(PoolWords.isReadTooLong(task, deadline), pid);
  }

  /** The process id of the worker. */
  public long pid() {
    return pid;
  }
}
