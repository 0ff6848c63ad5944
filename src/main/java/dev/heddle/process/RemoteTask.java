package dev.heddle.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A task on its way through a pool, and the future of its result. */
final class RemoteTask<T extends @Nullable Object> extends FutureTask<T> {

  private final FrameType type;
  private final Class<?> workType;
  private final @Nullable T fixed;
  private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
  private final Consumer<RemoteTask<?>> whenDone;
  private final boolean plain;

  /** What to serialize; dropped when the task is done. */
  private volatile @Nullable Object work;

  private volatile @Nullable Berth berth;

  /** A task whose result comes from the worker; {@code whenDone} hears of every kind of end. */
  RemoteTask(Callable<T> callable, Consumer<RemoteTask<?>> whenDone) {
    super(callable);
    this.type = FrameType.CALL;
    this.work = callable;
    this.workType = callable.getClass();
    this.fixed = null;
    this.plain = false;
    this.whenDone = whenDone;
  }

  /**
   * A task that has no result of its own but {@code fixed}, which stays here; {@code plain} if
   * nobody holds its future.
   */
  RemoteTask(Runnable runnable, T fixed, boolean plain, Consumer<RemoteTask<?>> whenDone) {
    super(runnable, fixed);
    this.plain = plain;
    this.type = FrameType.RUN;
    this.work = runnable;
    this.workType = runnable.getClass();
    this.fixed = fixed;
    this.whenDone = whenDone;
  }

  FrameType type() {
    return type;
  }

  /** What the one who submitted this task knows it as. */
  Runnable asSubmitted() {
    return plain && work instanceof Runnable runnable ? runnable : this;
  }

  /** What a message calls this task, as its {@code id}-th. */
  String name(long id) {
    return "task " + id + " (" + workType.getName() + ")";
  }

  /**
   * The task as bytes.
   *
   * @throws TransferException if it cannot be serialized or is too large
   */
  byte[] encode(int limit) {
    Object sent = work;
    try {
      return Payload.encode(sent, limit);
    } catch (Throwable e) {
      String what = "the task " + workType.getName() + " cannot be sent";
      throw new TransferException(TransferException.explain(what, e, sent), e);
    }
  }

  /** Remembers who runs this task now, so that cancelling it reaches the worker. */
  void runsIn(Berth now) {
    berth = now;
  }

  /** Completes this future from a worker's answer; true if the worker must not work on. */
  boolean complete(Frame answer, long pid) throws IOException {
    switch (answer.type()) {
      case RESULT -> succeed(answer.payload());
      case THROWN -> {
        Thrown thrown = Thrown.decode(answer.payload());
        setException(thrown.revive(loader, pid, name(answer.task())));
        return thrown.spoiled();
      }
      case REFUSED ->
          setException(
              new TransferException(new String(answer.payload(), StandardCharsets.UTF_8), null));
      case CALL, RUN -> throw new GarbageException("a task came back instead of its result");
    }
    return false;
  }

  void fail(Throwable failure) {
    setException(failure);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the worker's result is the callable's, by its type
  private void succeed(byte[] payload) {
    Object result;
    try {
      result = type == FrameType.RUN ? fixed : Payload.decode(payload, loader);
    } catch (Throwable e) {
      String what = "the result of " + workType.getName() + " cannot be read";
      setException(new TransferException(TransferException.explain(what, e, null), e));
      return;
    }
    set((T) result);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    Berth runner = berth;
    if (cancelled && mayInterruptIfRunning && runner != null) {
      runner.killIfRunning(this);
    }
    return cancelled;
  }

  @Override
  protected void done() {
    work = null;
    whenDone.accept(this);
  }
}
