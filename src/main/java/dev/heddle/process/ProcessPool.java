package dev.heddle.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
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
 *
 * <p>A task is serialized when it is submitted, by the calling thread: what changes in it later is
 * not sent. Large arrays of bytes in it are the exception: they are not copied, so whoever changes
 * one between {@code submit} and the result does not know what the worker gets. An answer is read
 * in this process, by code of its own classes (such as {@code readObject}); the deadline holds for
 * that, too, and so does a cancellation: the future ends, and the worker goes on with other tasks.
 * Without a deadline such code may hold up its worker's answers for as long as the pool lives.
 */
public final class ProcessPool extends AbstractExecutorService {

  private static final int CHUNKS_PER_WORKER = 4;
  private static final long DRAIN_LIMIT_SECONDS = 10;
  private static final long EXIT_LIMIT_SECONDS = 2;
  private static final long END_LIMIT_SECONDS = 10;

  private final PoolOptions options;
  private final Premises premises;
  private final Dispatcher dispatcher;
  private final Readings readings;
  private final List<Keeper> keepers = new ArrayList<>();
  private final Keeper.Starter starter;

  private ProcessPool(PoolOptions options, Premises premises) {
    this.options = options;
    this.premises = premises;
    this.readings = new Readings(options.deadline());
    this.starter =
        new Keeper.Starter(
            options,
            WorkerCommand.of(options, premises.folder()),
            premises.folder(),
            new AtomicInteger(),
            new Traffic.Terms(new ClassBook(), readings));
    PoolState state = new PoolState(options, lane -> keepers.get(lane.number() - 1).hire());
    this.dispatcher = new Dispatcher(state, options.queueBound(), readings, this::cleanUp);
    for (Lane lane : state.lanes()) {
      keepers.add(new Keeper(state, dispatcher, lane, starter));
    }
    if (options.deadline().isPositive()) {
      new Deadlines(dispatcher, readings, options.deadline().toNanos()).watch();
    }
  }

  /** Opens a pool; its workers start with the first tasks, or with {@link #startAll}. */
  public static ProcessPool open(PoolOptions options) throws IOException {
    ProcessPool pool = new ProcessPool(options, Premises.take(options));
    try {
      pool.premises.guard(pool::endAtExit);
    } catch (IOException e) {
      pool.close();
      throw e;
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
    for (Future<?> start : dispatcher.wakeAll()) {
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
    return dispatcher.workers();
  }

  /** How many workers became ready so far, by what they took their first classes from. */
  public Map<StartedFrom, Integer> starts() {
    return starter.command().starts();
  }

  /**
   * Runs {@code command} in a worker; what it throws goes to the handler of uncaught exceptions.
   *
   * @throws RejectedExecutionException if the pool is shut down or {@code command} cannot be
   *     serialized
   */
  @Override
  public void execute(Runnable command) {
    if (command instanceof RemoteTask<?> known) {
      send(known);
      return;
    }
    RemoteTask<?> task =
        new RemoteTask<@Nullable Void>(command, null, true, dispatcher, this::report);
    try {
      encode(task);
    } catch (TransferException e) {
      // nobody holds a future that could tell
      throw new RejectedExecutionException(e.getMessage(), e);
    }
    dispatcher.add(task);
  }

  /** Takes on a task whose future somebody holds. */
  private void send(RemoteTask<?> task) {
    try {
      encode(task);
    } catch (TransferException e) {
      dispatcher.throwIfClosed();
      task.fail(e);
      return;
    }
    dispatcher.add(task);
  }

  private void encode(RemoteTask<?> task) {
    task.encode(options.payloadLimit(), starter.terms().book());
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new RemoteTask<>(callable, dispatcher, done -> {});
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new RemoteTask<>(runnable, value, false, dispatcher, done -> {});
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
    return new FirstSuccess<T>(dispatcher, this::send).of(tasks, unit.toNanos(timeout));
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
    int chunks = options.workers() * CHUNKS_PER_WORKER;
    return map(items, function, Math.max(1, Math.ceilDiv(items.size(), chunks)));
  }

  @Override
  public void shutdown() {
    dispatcher.close();
  }

  /**
   * Kills all workers; running tasks fail with {@link WorkerCrashedException}, all others are
   * returned, wherever they waited.
   */
  @Override
  public List<Runnable> shutdownNow() {
    List<RemoteTask<?>> waiting = dispatcher.stop();
    keepers.forEach(Keeper::stop);
    return waiting.stream().map(RemoteTask::asSubmitted).toList();
  }

  @Override
  public boolean isShutdown() {
    return dispatcher.isClosed();
  }

  @Override
  public boolean isTerminated() {
    return dispatcher.isEnded();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return dispatcher.awaitEnd(unit.toNanos(timeout));
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
        if (!dispatcher.awaitEnd(deadline - System.nanoTime())) {
          throw new IllegalStateException(
              "the pool does not end: a worker that was killed is still there after "
                  + END_LIMIT_SECONDS
                  + " s; look what the system says of it");
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
      dispatcher.awaitEnd(TimeUnit.SECONDS.toNanos(EXIT_LIMIT_SECONDS));
    } catch (InterruptedException e) {
      // the JVM ends anyway, and the workers with it
    }
  }

  private void cleanUp() {
    readings.giveUpAll();
    premises.leave(starter.started().get() > 0);
  }

  private void report(RemoteTask<?> done) {
    if (done.state() == Future.State.FAILED) {
      Thread thread = Thread.currentThread();
      try {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, done.exceptionNow());
      } catch (Throwable e) {
        // a handler's own failure is nobody's, as in any JVM; the pool's threads go on
      }
    }
  }
}
