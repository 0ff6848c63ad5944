package dev.heddle.process;

import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.TransferReason;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task on its way through a pool, and the future of its result. */
final class RemoteTask<T extends @Nullable Object> extends PolledFuture<T> {

  /** How often a task is sent to workers that die before it starts. */
  private static final int SEND_ATTEMPTS = 3;

  private final FrameType type;
  private final Class<?> workType;
  private final @Nullable T fixed;
  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private volatile Dispatcher dispatcher;
  private volatile long number;
  private final Consumer<RemoteTask<T>> whenDone;
  private final boolean plain;

  /** What to run; dropped when it is serialized and nobody is to get it back. */
  private volatile @Nullable Object work;

  /** The same as it is sent; dropped when the task is done. */
  private volatile @Nullable EncodedTask encoded;

  private volatile Duration limit = Duration.ZERO;

  /** Whether its time was over while it ran, so that its answer is none any more. */
  private volatile boolean expired;

  private int inVain;
  private volatile long submittedNanos = System.nanoTime();

  private final RunHere here = new RunHere();

  /** Whether it waits in the pool's queue; guarded by the pool's lock. */
  private boolean queued;

  /** A task whose result comes from the worker; {@code whenDone} hears of every kind of end. */
  RemoteTask(Callable<T> callable, Dispatcher dispatcher, Consumer<RemoteTask<T>> whenDone) {
    this(FrameType.CALL, callable, null, false, dispatcher, whenDone);
  }

  /**
   * A task that has no result of its own but {@code fixed}, which stays here; {@code plain} if
   * nobody holds its future.
   */
  RemoteTask(
      Runnable runnable,
      T fixed,
      boolean plain,
      Dispatcher dispatcher,
      Consumer<RemoteTask<T>> whenDone) {
    this(FrameType.RUN, runnable, fixed, plain, dispatcher, whenDone);
  }

  private RemoteTask(
      FrameType type,
      Object work,
      @Nullable T fixed,
      boolean plain,
      Dispatcher dispatcher,
      Consumer<RemoteTask<T>> whenDone) {
    super(() -> {
      throw new AssertionError("a remote task runs in a worker");
    });
    this.dispatcher = dispatcher;
    this.number = dispatcher.nextNumber();
    this.type = type;
    this.work = work;
    this.workType = work.getClass();
    this.fixed = fixed;
    this.plain = plain;
    this.whenDone = whenDone;
  }

  FrameType type() {
    return type;
  }

  /** What the one who submitted this task knows it as. */
  Runnable asSubmitted() {
    return plain && work instanceof Runnable runnable ? runnable : this;
  }

  /** What a message calls this task. */
  String name() {
    return "task " + number + " (" + workType.getName() + ")";
  }

  /** Its place among the tasks of its pool. */
  long number() {
    return number;
  }

  /**
   * Serializes it, by code of its own classes; before it is anywhere where others would wait for
   * that.
   *
   * @throws TransferException if it cannot be serialized or is too large
   */
  void encode(int payloadLimit, ClassTableWriter classes) {
    encoded = EncodedTask.of(work, workType, payloadLimit, classes);
    if (!plain) {
      work = null; // nobody asks for it any more, and it may be large
    }
  }

  /** The task as it is sent; null once it is done. */
  @Nullable Encoded encoded() {
    EncodedTask sent = encoded;
    return sent == null ? null : sent.payload();
  }

  /** Lets it run for at most so long; zero for any time. */
  void setLimit(Duration longest) {
    limit = longest;
  }

  /** How long it may run; zero for any time. */
  Duration limit() {
    return limit;
  }

  /** Since when its pool has had this task, by {@link System#nanoTime}. */
  long submittedNanos() {
    return submittedNanos;
  }

  /** Notes that it goes to a worker, where its time begins, also if it was late at another. */
  void begin() {
    expired = false;
  }

  /** Notes that its time is over: whatever it answers from now on, it was late. */
  void expire() {
    expired = true;
  }

  /** Notes that its pool will never send it, so that whoever gets it may run it. */
  void giveBack() {
    here.allow();
  }

  /** Whether it is one of the tasks of {@code pool} that was never sent and has not ended. */
  boolean isNewTo(Dispatcher pool) {
    return dispatcher == pool && encoded == null && !isDone();
  }

  /**
   * Makes a task that was given back one of another pool, which then has to encode it.
   *
   * @throws RejectedExecutionException if a pool has it still, so that it would run twice
   */
  void moveTo(Dispatcher other) {
    if (!here.take()) {
      throw new RejectedExecutionException(PoolWords.isWithAPool(name()));
    }
    try {
      work = sent().decoded(loader);
    } catch (Throwable e) {
      here.allow();
      throw new RejectedExecutionException(PoolWords.cannotBeMoved(name(), e), e);
    }
    dispatcher = other;
    number = other.nextNumber();
    submittedNanos = System.nanoTime();
    inVain = 0;
  }

  private EncodedTask sent() {
    return Objects.requireNonNull(encoded, "done");
  }

  /**
   * Runs the task in the calling thread, if its pool has given it back; does nothing if it is done.
   *
   * @throws UnsupportedOperationException if its pool has it still: then it runs in a worker
   */
  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // what a callable of this type gives
  public void run() {
    if (isDone()) {
      return;
    }
    if (!here.take()) {
      throw new UnsupportedOperationException(PoolWords.runsElsewhere(name()));
    }
    here.begin();
    try {
      set((T) sent().run(type, loader, fixed));
    } catch (Throwable e) {
      setException(e);
    } finally {
      here.end();
    }
  }

  boolean isQueued() {
    return queued;
  }

  void setQueued(boolean now) {
    queued = now;
  }

  /** Counts one more worker that died before it started this task; whether that is too many. */
  boolean isSentInVainAgain() {
    return ++inVain >= SEND_ATTEMPTS;
  }

  /** Completes this future from a worker's answer. */
  void complete(Frame answer, ClassTableReader inTable, long pid) throws IOException {
    if (expired) {
      setException(DeadlineException.interrupted(name(), pid, limit));
      return;
    }
    switch (answer.type()) {
      case RESULT -> succeed(answer, inTable);
      default -> setException(ThrownInWorker.failure(answer, inTable, loader, pid, name()));
    }
  }

  @Override
  public String toString() {
    return name() + ", " + state().name().toLowerCase(Locale.ROOT);
  }

  void fail(Throwable failure) {
    setException(failure);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the worker's result is the callable's, by its type
  private void succeed(Frame answer, ClassTableReader inTable) {
    Object result;
    try {
      result =
          type == FrameType.RUN ? fixed : inTable.decode(answer.payload(), answer.parts(), loader);
    } catch (Throwable e) {
      String what = PoolWords.resultCannotBeRead(workType);
      setException(new TransferException(TransferReason.explain(what, e, null), e));
      return;
    }
    set((T) result);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      dispatcher.cancelled(this, mayInterruptIfRunning);
      if (mayInterruptIfRunning) {
        here.interrupt();
      }
    }
    return cancelled;
  }

  @Override
  protected void done() {
    work = null;
    encoded = null;
    super.done();
    dispatcher.outcomes().count(this);
    whenDone.accept(this);
  }
}
