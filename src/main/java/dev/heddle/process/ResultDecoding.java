package dev.heddle.process;

import java.util.concurrent.atomic.AtomicBoolean;

/** An answer that is being read by code of its own classes, which may take any time. */
final class ResultDecoding {

  private final RemoteTask<?> task;
  private final long pid;
  private final Runnable whenLeft;
  private final long since = System.nanoTime();
  private final AtomicBoolean over = new AtomicBoolean();

  /** An answer to {@code task} by worker {@code pid}; see {@link ResultDecodings#begin}. */
  ResultDecoding(RemoteTask<?> task, long pid, Runnable whenLeft) {
    this.task = task;
    this.pid = pid;
    this.whenLeft = whenLeft;
  }

  RemoteTask<?> task() {
    return task;
  }

  long pid() {
    return pid;
  }

  /** How long it may still take; any time where the task has no limit. */
  long nanosLeft() {
    long limit = task.limit().toNanos();
    return limit == 0 ? Long.MAX_VALUE : since + limit - System.nanoTime();
  }

  /**
   * Ends it, for whoever comes first: the reader, or whoever gives up on that. False for the other.
   */
  boolean end() {
    return over.compareAndSet(false, true);
  }

  /** Tells whose thread reads that it is lost to this. */
  void leave() {
    whenLeft.run();
  }
}
