package dev.heddle.cluster;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A task of a cluster, and its future. What it is made of was written to bytes when it was
 * submitted; it may be run here only when {@code shutdownNow} gave it back, since it would run
 * twice otherwise.
 */
final class DealtTask<T extends @Nullable Object> extends FutureTask<T> {

  /** Hears that its future is done, and that it was cancelled. */
  interface Owner {
    void cancelled(DealtTask<?> task, boolean interrupt);
  }

  private final Owner owner;
  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final byte[] bytes;
  private final @Nullable Runnable done;
  private volatile boolean givenBack;

  /**
   * Writes a task to bytes.
   *
   * @param work what runs where it is given back
   * @param sent what is sent
   * @param done what is to be done once its future is; null for nothing
   * @throws ClusterException if it cannot be written
   */
  DealtTask(Callable<T> work, Object sent, Owner owner, @Nullable Runnable done) {
    super(work);
    this.owner = owner;
    this.done = done;
    byte[] written;
    try {
      written = TaskBytes.write(sent);
    } catch (ClusterException e) {
      written = new byte[0];
      setException(e);
    }
    this.bytes = written;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Ends it as its member told. */
  @SuppressWarnings("unchecked") // a member answers what the task answered
  void answer(byte[] answer) {
    try {
      set((T) TaskBytes.answer(answer, loader));
    } catch (ExecutionFailure e) {
      setException(e.failure());
    } catch (ClusterException e) {
      setException(e);
    }
  }

  /** Ends it without an answer. */
  void fail(Throwable why) {
    setException(why);
  }

  /** From now on it is run by whoever has it. */
  Runnable giveBack() {
    givenBack = true;
    return this;
  }

  @Override
  public void run() {
    if (!givenBack) {
      throw new UnsupportedOperationException(ClusterWords.WOULD_RUN_TWICE);
    }
    super.run();
  }

  @Override
  public boolean cancel(boolean interrupt) {
    boolean cancelled = super.cancel(interrupt);
    if (cancelled) {
      owner.cancelled(this, interrupt);
    }
    return cancelled;
  }

  @Override
  protected void done() {
    Runnable told = done;
    if (told != null) {
      told.run();
    }
  }
}
