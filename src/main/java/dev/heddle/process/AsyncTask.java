package dev.heddle.process;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A task of a pool as a {@link CompletableFuture}: to cancel it cancels the task, and what depends
 * on it never runs in a thread of the pool.
 */
final class AsyncTask<T extends @Nullable Object> extends CompletableFuture<T> {

  private volatile @Nullable RemoteTask<T> task;

  /** Follows {@code remote} from now on. */
  void follow(RemoteTask<T> remote) {
    task = remote;
    if (isCancelled()) {
      remote.cancel(true);
    }
  }

  /** Takes over how {@code remote} ended, in a thread that may wait for others of its pool. */
  void finish(RemoteTask<T> remote) {
    Thread _ = Thread.ofVirtual().name("heddle-dependants").start(() -> takeOver(remote));
  }

  private void takeOver(RemoteTask<T> remote) {
    boolean _ =
        switch (remote.state()) {
          case SUCCESS -> complete(remote.resultNow());
          case FAILED -> completeExceptionally(remote.exceptionNow());
          case CANCELLED -> super.cancel(false);
          case RUNNING -> throw new IllegalStateException("not done");
        };
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    Future<T> remote = task;
    if (cancelled && remote != null) {
      remote.cancel(mayInterruptIfRunning);
    }
    return cancelled;
  }
}
