package dev.heddle.cluster;

import java.io.Serial;

/** What a task threw, on its way to its future. */
final class ExecutionFailure extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Throwable failure;

  ExecutionFailure(Throwable failure) {
    super(failure);
    this.failure = failure;
  }

  Throwable failure() {
    return failure;
  }
}
