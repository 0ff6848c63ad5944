package dev.heddle.process;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An executor whose tasks run elsewhere: many ways to submit that all come down to sending one. */
abstract sealed class RemoteExecutor extends AbstractExecutorService permits ProcessPool {

  private static final int CHUNKS_PER_WORKER = 4;

  /** Takes on a task whose future somebody holds. */
  abstract void send(RemoteTask<?> task);

  /** To whom its tasks belong. */
  abstract Dispatcher dispatcher();

  /** How many tasks may run at once. */
  abstract int workersAtMost();

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new RemoteTask<>(callable, dispatcher(), done -> {});
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new RemoteTask<>(runnable, value, false, dispatcher(), done -> {});
  }

  /**
   * Runs {@code task} in a worker.
   *
   * <p>It is serialized now, so that what changes in it later is not sent; but arrays of 4096 bytes
   * and more are not copied: do not change one before the result is there.
   *
   * @throws RejectedExecutionException if the pool is shut down, or its queue is full
   */
  @Override
  public <T extends @Nullable Object> Future<T> submit(Callable<T> task) {
    return super.submit(task);
  }

  /**
   * Runs {@code task} in a worker. To cancel what this gives cancels the task; what depends on it
   * runs in virtual threads of its own and may use this pool and wait for it.
   *
   * @throws RejectedExecutionException if the pool is shut down, or its queue is full
   */
  public <T extends @Nullable Object> CompletableFuture<T> submitAsync(Callable<T> task) {
    AsyncTask<T> future = new AsyncTask<>();
    RemoteTask<T> remote =
        new RemoteTask<>(Objects.requireNonNull(task), dispatcher(), future::finish);
    send(remote);
    future.follow(remote);
    return future;
  }

  /** A service that gives results of this pool in the order in which they come. */
  public <T extends @Nullable Object> CompletionService<T> completionService() {
    return new PoolCompletion<>(dispatcher(), this::send);
  }

  /**
   * A callable that can cross to a worker if {@code task} and {@code result} can; {@code
   * Executors.callable} gives one that cannot.
   */
  public static <T extends @Nullable Object> Callable<T> callable(Runnable task, T result) {
    return new RunnableCall<>(task, result);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return new FirstSuccess<T>(dispatcher(), this::send).of(tasks, unit.toNanos(timeout));
  }

  /**
   * Applies {@code function} to every item in the workers, {@code chunk} items a task; gives the
   * results in the order of the items.
   *
   * <p>A chunk is one task: it has one deadline, it is lost as a whole when its worker crashes, and
   * its first failure is its outcome. When one chunk fails, those that have not started are
   * cancelled.
   *
   * @param chunk how many consecutive items go together, at least 1
   * @throws ExecutionException if a chunk failed, with the failure of the first such one as its
   *     cause
   */
  public <T, R extends @Nullable Object> List<R> map(
      List<? extends T> items, RemoteFunction<? super T, ? extends R> function, int chunk)
      throws InterruptedException, ExecutionException {
    return new Chunks<T, R>(items, function, chunk).runIn(this);
  }

  /**
   * The same with about four chunks a worker, which lets them finish at about the same time and
   * costs next to nothing.
   */
  public <T, R extends @Nullable Object> List<R> map(
      List<? extends T> items, RemoteFunction<? super T, ? extends R> function)
      throws InterruptedException, ExecutionException {
    int chunks = workersAtMost() * CHUNKS_PER_WORKER;
    return map(items, function, Math.max(1, Math.ceilDiv(items.size(), chunks)));
  }
}
