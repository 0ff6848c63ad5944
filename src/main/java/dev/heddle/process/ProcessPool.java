package dev.heddle.process;

import dev.heddle.memory.PrivateFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Worker JVMs as an executor: tasks and results cross by Java serialization.
 *
 * <p>Every task has exactly one outcome and is executed at most once. What an {@link
 * ExecutionException} of its future has as its cause: the exception that the task threw, with the
 * worker's stack trace; {@link RemoteFailure} in its place if it cannot be serialized; {@link
 * TransferException} if the task or its result cannot; {@link WorkerCrashedException} if the worker
 * ended meanwhile; {@link WorkerStartException} if no worker can be started. None of them harms
 * another task. To cancel a running task with {@code true} kills its worker, which is replaced.
 */
public final class ProcessPool extends AbstractExecutorService {

  private static final long DRAIN_LIMIT_SECONDS = 10;
  private static final long EXIT_LIMIT_SECONDS = 2;
  private static final long END_LIMIT_SECONDS = 10;

  private final PrivateFolder folder;
  private final TaskQueue queue = new TaskQueue(this::cleanUp);
  private final PoolShare share;
  private final List<Slot> slots = new ArrayList<>();
  private final Thread hook = new Thread(this::endAtExit, "heddle-pool-at-exit");

  private ProcessPool(PoolOptions options, PrivateFolder folder) {
    this.folder = folder;
    this.share =
        new PoolShare(
            options,
            queue,
            WorkerCommand.of(options, folder.path()),
            folder.path(),
            new AtomicInteger(),
            new AtomicLong());
    for (int i = 1; i <= options.workers(); i++) {
      Slot slot = new Slot(share, i);
      slots.add(slot);
      queue.addSpare(slot);
    }
  }

  /** Opens a pool; its workers start with the first tasks, or with {@link #startAll}. */
  public static ProcessPool open(PoolOptions options) throws IOException {
    ProcessPool pool = new ProcessPool(options, PrivateFolder.make());
    try {
      Runtime.getRuntime().addShutdownHook(pool.hook);
    } catch (IllegalStateException e) {
      pool.close();
      throw new IOException("no pool can be opened: this JVM is ending", e);
    }
    return pool;
  }

  /**
   * Starts all workers and waits until they are ready.
   *
   * @throws IOException if one cannot be started; says what it printed
   * @throws RejectedExecutionException if the pool is shut down
   */
  public void startAll() throws IOException {
    if (!queue.hireAll()) {
      throw rejected();
    }
    List<FutureTask<WorkerProcess>> starts = new ArrayList<>();
    for (Slot slot : slots) {
      FutureTask<WorkerProcess> start = new FutureTask<>(slot.berth()::ready);
      starts.add(start);
      Thread.ofPlatform().daemon().name("heddle-start").start(start);
    }
    for (FutureTask<WorkerProcess> start : starts) {
      try {
        start.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while workers started", e);
      }
    }
  }

  /** The workers that live and are ready or busy now. */
  public List<WorkerJvm> workers() {
    return slots.stream().flatMap(slot -> Stream.ofNullable(slot.berth().jvm())).toList();
  }

  /**
   * Runs {@code command} in a worker; what it throws goes to the handler of uncaught exceptions.
   *
   * @throws RejectedExecutionException if the pool is shut down or {@code command} cannot be
   *     serialized
   */
  @Override
  public void execute(Runnable command) {
    RemoteTask<?> task;
    if (command instanceof RemoteTask<?> known) {
      task = known;
    } else {
      task = new RemoteTask<@Nullable Void>(command, null, true, this::report);
      try {
        // nobody holds a future that could tell
        task.encode(share.options().payloadLimit());
      } catch (TransferException e) {
        throw new RejectedExecutionException(e.getMessage(), e);
      }
    }
    if (!queue.add(task)) {
      throw rejected();
    }
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new RemoteTask<>(callable, this::forget);
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new RemoteTask<>(runnable, value, false, this::forget);
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
    return new FirstSuccess<T>(this, queue::remove).of(tasks, unit.toNanos(timeout));
  }

  @Override
  public void shutdown() {
    queue.close();
  }

  /** Kills all workers; running tasks fail with {@link WorkerCrashedException}. */
  @Override
  public List<Runnable> shutdownNow() {
    List<RemoteTask<?>> waiting = queue.drainAndClose();
    slots.forEach(slot -> slot.berth().stop());
    return waiting.stream().map(RemoteTask::asSubmitted).toList();
  }

  @Override
  public boolean isShutdown() {
    return queue.isClosed();
  }

  @Override
  public boolean isTerminated() {
    return queue.isEnded();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return queue.awaitEnd(unit.toNanos(timeout));
  }

  /**
   * Shuts down, lets tasks finish for at most 10 s, then kills and cancels what is left. No worker,
   * thread or file of the pool is left when this returns.
   */
  @Override
  public void close() {
    shutdown();
    boolean interrupted = false;
    boolean ended = false;
    try {
      ended = awaitTermination(DRAIN_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (!ended) {
      shutdownNow().stream()
          .flatMap(task -> task instanceof Future<?> future ? Stream.of(future) : Stream.empty())
          .forEach(future -> future.cancel(false));
      interrupted |= !awaitKilled();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the end of what was killed; false if interrupted meanwhile. */
  private boolean awaitKilled() {
    boolean calm = true;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_LIMIT_SECONDS);
    while (true) {
      try {
        if (!queue.awaitEnd(deadline - System.nanoTime())) {
          throw new IllegalStateException(
              "the pool does not end: a task's own code blocks its serialization");
        }
        return calm;
      } catch (InterruptedException e) {
        calm = false;
      }
    }
  }

  private void endAtExit() {
    shutdownNow();
    try {
      queue.awaitEnd(TimeUnit.SECONDS.toNanos(EXIT_LIMIT_SECONDS));
    } catch (InterruptedException e) {
      // the JVM ends anyway, and the workers with it
    }
  }

  private void cleanUp() {
    slots.forEach(slot -> slot.berth().close());
    if (share.workers().get() > 0) {
      Leftovers.end(WorkerProcess.MARK, folder.path().getFileName() + "/");
    }
    try {
      folder.close();
    } catch (IOException e) {
      // the next pool on this machine removes it when this process has ended
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is ending, perhaps this is the hook
    }
  }

  private void forget(RemoteTask<?> done) {
    if (done.isCancelled()) {
      queue.remove(done);
    }
  }

  private void report(RemoteTask<?> done) {
    if (done.state() == Future.State.FAILED) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, done.exceptionNow());
    }
  }

  private static RejectedExecutionException rejected() {
    return new RejectedExecutionException("the pool is shut down: it takes no more tasks");
  }
}
