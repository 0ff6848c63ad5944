package dev.heddle.process;

import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.Payload;
import dev.heddle.process.wire.TransferReason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
  private static final int LOOKS_WHILE_INTERRUPTED = 8;

  private final PoolOptions options;
  private final PoolResources resources;
  private final Dispatcher dispatcher;
  private final ResultDecodings decodings = new ResultDecodings();
  private final UncaughtReports reports = new UncaughtReports();
  private final List<Supervisor> supervisors = new ArrayList<>();
  private final ClassTableWriter outTable = new ClassTableWriter();
  private final WorkerStarter starter;
  private final Deadlines deadlines;
  private final PoolEnd end;
  private volatile TreeEnd treeEnd = TreeEnd.OPEN;

  private ProcessPool(PoolOptions options, PoolResources resources) throws IOException {
    this.options = options;
    this.resources = resources;
    this.starter =
        new WorkerStarter(
            options,
            WorkerCommand.of(options, resources.folder()),
            resources.folder(),
            outTable,
            initializer(options, outTable));
    PoolState state = new PoolState(options, slot -> supervisors.get(slot.number() - 1).hire());
    this.dispatcher = new Dispatcher(state, options, decodings, this::cleanUp);
    WorkerTraffic.Terms terms = new WorkerTraffic.Terms(outTable, decodings);
    for (WorkerSlot slot : state.slots()) {
      supervisors.add(
          new Supervisor(state, dispatcher, slot, starter::start, starter.record(), terms));
    }
    this.end = new PoolEnd(dispatcher, reports);
    this.deadlines =
        new Deadlines(dispatcher, decodings, new LivenessChecks(dispatcher, options.care()));
    deadlines.heed(options.deadline());
    // who was asked to end is looked after some times while that may take
    deadlines.heed(options.care().interruptFor().dividedBy(LOOKS_WHILE_INTERRUPTED));
    if (options.care().needsWatch()) {
      deadlines.look();
    }
  }

  private static @Nullable Encoded initializer(PoolOptions options, ClassTableWriter outTable)
      throws IOException {
    Runnable first = options.care().initializer();
    try {
      return first == null ? null : Payload.encodeInParts(first, options.payloadLimit(), outTable);
    } catch (IOException | RuntimeException e) {
      String what = "the pool's initializer " + first.getClass().getName() + " cannot be sent";
      throw new IOException(TransferReason.explain(what, e, first), e);
    }
  }

  /**
   * Opens a pool; its workers start with the first tasks, or with {@link #startAll}.
   *
   * @throws IOException if there is no room for its files, or its initializer cannot be sent
   */
  public static ProcessPool open(PoolOptions options) throws IOException {
    PoolResources resources = PoolResources.take(options);
    ProcessPool pool;
    try {
      pool = new ProcessPool(options, resources);
    } catch (IOException | RuntimeException | Error e) {
      TreeEnd _ = resources.leave(false);
      throw e;
    }
    try {
      resources.guard(() -> pool.end.withJvm(pool::shutdownNow));
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

  /** What has become of tasks and workers so far. */
  public PoolCounts counts() {
    return dispatcher.counts();
  }

  /** The workers that take tasks. */
  List<PoolWorker> ready() {
    return dispatcher.busy().stream().map(Dispatcher.Busy::worker).toList();
  }

  /** How many workers were started so far. */
  int started() {
    return starter.started();
  }

  /** How many spare workers are ready; see {@link PoolOptions#withSpares}. */
  public int spares() {
    return starter.spares();
  }

  /** What is known of the processes that tasks started, once this pool has ended. */
  public TreeEnd treeEnd() {
    return treeEnd;
  }

  /**
   * Runs {@code command} in a worker; what it throws goes to the handler of uncaught exceptions, in
   * a thread of its own.
   *
   * @param command a serializable task; or one that {@link #shutdownNow} of another pool gave back
   * @throws RejectedExecutionException if the pool is shut down, or {@code command} cannot be
   *     serialized or is with another pool
   */
  @Override
  public void execute(Runnable command) {
    if (command instanceof RemoteTask<?> known) {
      dispatcher.throwIfClosed();
      if (known.isNewTo(dispatcher)) {
        send(known);
      } else {
        known.moveTo(dispatcher);
        sendMoved(known);
      }
      return;
    }
    RemoteTask<?> task =
        new RemoteTask<@Nullable Void>(command, null, true, dispatcher, reports::of);
    task.setLimit(options.deadline());
    try {
      encode(task);
    } catch (TransferException e) {
      // nobody holds a future that could tell
      throw new RejectedExecutionException(e.getMessage(), e);
    }
    dispatcher.add(task);
  }

  /** Takes on a task of another pool; if that cannot be, it still is its owner's to run. */
  private void sendMoved(RemoteTask<?> task) {
    try {
      send(task);
    } catch (RejectedExecutionException e) {
      task.giveBack();
      throw e;
    }
  }

  /** Takes on a task whose future somebody holds. */
  private void send(RemoteTask<?> task) {
    if (task.limit().isZero()) {
      task.setLimit(options.deadline());
    }
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
    task.encode(options.payloadLimit(), outTable);
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new RemoteTask<>(callable, dispatcher, done -> {});
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new RemoteTask<>(runnable, value, false, dispatcher, done -> {});
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
   * The same, with a limit of its own in place of the pool's: after that time its worker is killed.
   *
   * @param limit how long it may run; zero for the pool's
   */
  public <T extends @Nullable Object> Future<T> submit(Callable<T> task, Duration limit) {
    RemoteTask<T> remote = new RemoteTask<>(Objects.requireNonNull(task), dispatcher, done -> {});
    remote.setLimit(limit);
    deadlines.heed(limit);
    send(remote);
    return remote;
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
        new RemoteTask<>(Objects.requireNonNull(task), dispatcher, future::finish);
    send(remote);
    future.follow(remote);
    return future;
  }

  /** A service that gives results of this pool in the order in which they come. */
  public <T extends @Nullable Object> CompletionService<T> completionService() {
    return new PoolCompletion<>(dispatcher, this::send);
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

  /**
   * Takes no more tasks; those there are will be done, also if {@code main} returns meanwhile: a
   * thread keeps this JVM alive until then.
   */
  @Override
  public void shutdown() {
    dispatcher.close();
    end.keepJvm();
  }

  /**
   * Kills all workers; running tasks fail with {@link WorkerCrashedException}, all others are
   * returned, wherever they waited: each can be run here, or executed by another pool. Where the
   * pool {@linkplain PoolOptions#interruptFor interrupts} first, running tasks may end by that.
   */
  @Override
  public List<Runnable> shutdownNow() {
    List<RemoteTask<?>> waiting = dispatcher.stop();
    supervisors.forEach(Supervisor::stop);
    starter.close();
    if (options.care().interruptFor().isPositive()) {
      deadlines.look();
    }
    end.keepJvm();
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
   * Shuts down and waits until all tasks are done, as {@link java.util.concurrent.ExecutorService}
   * says: for as long as they take, or for {@link PoolOptions#withCloseLimit}. If interrupted, or
   * past that limit, kills and cancels what is left. No worker or file of the pool is left when
   * this returns, and no thread but those that have just done the last of it; what is known of what
   * tasks started says {@link #treeEnd}.
   *
   * @throws IllegalStateException if a worker that was killed does not end within ten seconds
   */
  @Override
  public void close() {
    shutdown();
    end.await(options.care().closeLimit(), () -> PoolEnd.cancel(shutdownNow()));
  }

  private void cleanUp() {
    decodings.giveUpAll();
    starter.close();
    deadlines.end();
    treeEnd = resources.leave(starter.started() > 0);
  }
}
