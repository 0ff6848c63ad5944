package dev.heddle.process;

import dev.heddle.process.wire.ClassTableWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
public final class ProcessPool extends RemoteExecutor {

  private static final int LOOKS_WHILE_INTERRUPTED = 8;

  private final PoolOptions options;
  private final PoolResources resources;
  private final Dispatcher dispatcher;
  private final ResultDecodings decodings = new ResultDecodings();
  private final UncaughtReports reports = new UncaughtReports();
  private final List<Supervisor> supervisors = new ArrayList<>();
  private final ClassTableWriter outTable = new ClassTableWriter();
  private final WorkerStarter starter;
  private final LivenessChecks checks;
  private final Deadlines deadlines;
  private final PoolEnd end;
  private final @Nullable LaterTraining laterTraining;
  private volatile TreeEnd treeEnd = TreeEnd.OPEN;

  private ProcessPool(PoolOptions options, PoolResources resources) throws IOException {
    this.options = options;
    this.resources = resources;
    this.starter =
        new WorkerStarter(
            options,
            WorkerCommand.of(options, resources.folder()),
            resources.folder(),
            PoolInitializer.of(options, outTable));
    PoolState state = new PoolState(options, slot -> supervisors.get(slot.number() - 1).hire());
    this.dispatcher = new Dispatcher(state, options, decodings, this::cleanUp);
    for (WorkerSlot slot : state.slots()) {
      StartAttempts starts = new StartAttempts(starter.of(slot), starter.record());
      supervisors.add(new Supervisor(state, dispatcher, slot, starts, outTable));
    }
    this.end = new PoolEnd(dispatcher, reports);
    this.checks = new LivenessChecks(state, dispatcher, options.care());
    this.deadlines = new Deadlines(state, dispatcher, options.care(), checks);
    deadlines.heed(options.deadline());
    // whoever was asked to end is looked after some times while that may take
    deadlines.heed(options.care().interruptFor().dividedBy(LOOKS_WHILE_INTERRUPTED));
    if (options.care().needsWatch()) {
      deadlines.look();
    }
    this.laterTraining = starter.command().lacksCache() ? LaterTraining.of(options) : null;
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
      resources.guard(pool::endWithJvm);
      pool.trainLater();
    } catch (IOException e) {
      pool.close();
      throw e;
    }
    return pool;
  }

  private void trainLater() {
    if (laterTraining != null) {
      laterTraining.watch(dispatcher::counts);
    }
  }

  private void endWithJvm() {
    if (laterTraining != null) {
      laterTraining.giveUp();
    }
    end.withJvm(this::shutdownNow);
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
        throw new IOException(PoolWords.NOBODY_STARTS, e);
      }
    }
  }

  /** The JVMs of the workers that live and are ready or busy now, each once. */
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
    return checks.busy().stream().map(LivenessChecks.Busy::worker).toList();
  }

  /** How many JVMs were started so far. */
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
      task.encode(options.payloadLimit(), outTable);
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

  @Override
  void send(RemoteTask<?> task) {
    if (task.limit().isZero()) {
      task.setLimit(options.deadline());
    }
    try {
      task.encode(options.payloadLimit(), outTable);
    } catch (TransferException e) {
      dispatcher.throwIfClosed();
      task.fail(e);
      return;
    }
    dispatcher.add(task);
  }

  @Override
  Dispatcher dispatcher() {
    return dispatcher;
  }

  @Override
  int workersAtMost() {
    return options.workers();
  }

  /**
   * Runs {@code task} in a worker, with a limit of its own in place of the pool's: after that time
   * its worker is killed.
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
    starter.awaitEnd();
    deadlines.end();
    treeEnd = resources.leave(starter.started() > 0);
    if (laterTraining != null) {
      laterTraining.end(dispatcher.counts());
    }
  }
}
