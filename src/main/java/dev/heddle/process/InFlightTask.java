package dev.heddle.process;

/** A task that is with a worker: sent, and not answered yet. Guarded by the {@link PoolState}. */
final class InFlightTask {

  private final long number;
  private final RemoteTask<?> task;
  private final int bytes;
  private boolean revoked;

  /** The {@code number}-th task of its worker, which takes so many bytes of the buffer. */
  InFlightTask(long number, RemoteTask<?> task, int bytes) {
    this.number = number;
    this.task = task;
    this.bytes = bytes;
  }

  long number() {
    return number;
  }

  RemoteTask<?> task() {
    return task;
  }

  int bytes() {
    return bytes;
  }

  /** Whether the worker will skip it. */
  boolean isRevoked() {
    return revoked;
  }

  void markRevoked() {
    revoked = true;
  }
}
