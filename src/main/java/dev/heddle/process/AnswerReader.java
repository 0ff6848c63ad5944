package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import dev.heddle.process.link.ByteRingLink;
import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.GarbageException;
import dev.heddle.process.wire.Payload;
import dev.heddle.process.wire.Wire;
import java.io.IOException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Answers from one worker.
 *
 * <p>A thread of its own reads them. Some are read by code of their own classes; if that takes too
 * long, the thread is left behind in there and another one goes on in its place.
 */
final class AnswerReader {

  /** For how long its end is waited for when its worker has ended. */
  static final long LAST_MILLIS = 1000;

  private final PoolState pool;
  private final WorkerSlot slot;
  private final Dispatcher dispatcher;
  private final TaskWriter writer;
  private final ResultDecodings decodings;
  private final Wire wire;
  private final @Nullable CallerPolling polling;
  private final long pid;
  private final ClassTableReader inTable;

  private volatile @Nullable Thread thread;
  private volatile @Nullable Throwable end;

  /** An answer that was taken from the wire and is to be read. */
  record Taken(Frame frame, Answered answered) {

    RemoteTask<?> task() {
      return answered.sent().task();
    }

    /** Whether code of others runs when it is read. */
    boolean runsCode() {
      return frame.type() == FrameType.THROWN
          || (frame.type() == FrameType.RESULT && Payload.runsCode(frame.payload()));
    }
  }

  /** Answers of {@code worker}, to which {@code writer} writes. */
  AnswerReader(
      PoolState pool,
      WorkerSlot slot,
      Dispatcher dispatcher,
      TaskWriter writer,
      PoolWorker worker) {
    this.pool = pool;
    this.slot = slot;
    this.dispatcher = dispatcher;
    this.writer = writer;
    this.decodings = dispatcher.decodings();
    this.wire = worker.wire();
    this.pid = worker.pid();
    this.inTable = worker.inTable();
    this.polling =
        worker.link() instanceof ByteRingLink ring && ring.isPolled()
            ? new CallerPolling(ring, wire, this)
            : null;
  }

  /** Looks for the answer to {@code task} in the calling thread where that is worth it. */
  void lookFor(Future<?> task, long nanos) {
    if (polling != null) {
      polling.lookFor(task, nanos);
    }
  }

  /** Starts a thread that takes answers until the worker hangs up. */
  void start() {
    thread = Thread.ofPlatform().daemon().name("heddle-reader-" + pid).start(this::receive);
  }

  /** The same; without one, as if the worker had hung up. */
  void startOrLose() {
    try {
      start();
    } catch (Error e) { // no thread to be had
      end = e;
      lose();
    }
  }

  /** Waits for that thread, but not for ever: it may be in a result's own code. */
  void join(long millis) {
    Thread last = thread;
    if (last != null) {
      try {
        last.join(millis);
      } catch (InterruptedException e) {
        // nobody interrupts a supervisor but a task's own code, while it was sent
      }
    }
  }

  /** What is wrong with the channel; null as long as it is read. */
  @Nullable Throwable end() {
    return end;
  }

  private void receive() {
    try {
      boolean stays = true;
      while (stays) {
        Taken taken = polling == null ? take() : polling.take();
        stays = taken == null || finish(taken);
        // a task's own code may have interrupted this thread while its result was read
        Thread.interrupted();
      }
    } catch (Throwable e) {
      end = e;
      lose();
    }
  }

  private void leave(Thread behind) {
    startOrLose();
    behind.interrupt();
  }

  /** Waits for a frame and notes what it answers; null if that is no task. */
  @Nullable Taken take() throws IOException {
    Frame frame = wire.receive();
    if (frame == null) {
      throw new IOException("hung up");
    }
    if (frame.type() == FrameType.LEARN) {
      inTable.learn(frame.payload());
      return null;
    }
    return new Taken(frame, answered(frame, !wire.hasInput()));
  }

  /** Does all that follows from an answer; false if the calling thread was given up meanwhile. */
  private boolean finish(Taken taken) throws IOException {
    Answered answered = taken.answered();
    RemoteTask<?> next = answered.next();
    // whoever waits for the next result is not to wait for this one to be read
    boolean sendFirst = answered.starving() || taken.runsCode();
    if (next != null && sendFirst) {
      writer.send(next);
    }
    try {
      if (taken.frame().type() != FrameType.SKIPPED) {
        Thread reader = Thread.currentThread();
        return complete(taken, () -> leave(reader));
      }
      if (!answered.sent().isRevoked()) {
        dispatcher.useIdle();
      }
      return true;
    } finally {
      // whatever becomes of this one, the permit came with the next
      if (next != null && !sendFirst) {
        writer.send(next);
      }
    }
  }

  /** Does the same in a thread that waits for an answer; false if the reader must do it. */
  boolean finishForReader(Taken taken) throws IOException {
    if (taken.frame().type() == FrameType.SKIPPED || taken.runsCode()) {
      return false;
    }
    RemoteTask<?> next = taken.answered().next();
    if (next != null) {
      writer.send(next);
    }
    boolean _ = complete(taken, () -> {});
    return true;
  }

  /** Reads the answer; false if the calling thread was given up meanwhile. */
  private boolean complete(Taken taken, Runnable whenLeft) throws IOException {
    RemoteTask<?> task = taken.task();
    if (!taken.runsCode()) {
      task.complete(taken.frame(), inTable, pid);
      return true;
    }
    ResultDecoding reading = decodings.begin(task, pid, whenLeft);
    try {
      if (!task.isDone()) { // else cancelled before this was noted: nobody would give it up
        task.complete(taken.frame(), inTable, pid);
      }
    } catch (Throwable e) {
      if (decodings.end(reading)) {
        throw e;
      }
      return false;
    }
    return decodings.end(reading);
  }

  /**
   * What an answer brings with it.
   *
   * @param sent what is answered
   * @param next what is to be sent next, with the permit, if anything
   * @param starving whether the worker has nothing to do meanwhile
   */
  record Answered(InFlightTask sent, @Nullable RemoteTask<?> next, boolean starving) {}

  /**
   * Takes the answered task out of its slot.
   *
   * @param refill whether the caller can send the next task
   */
  Answered answered(Frame answer, boolean refill) throws GarbageException {
    try (Held _ = pool.hold()) {
      InFlightTask sent = slot.window().takeFirst(answer.task());
      RemoteTask<?> next = null;
      if (!slot.permit().isTaken()) {
        next = refill || slot.isEmpty() ? pool.choice().pick(slot) : null;
        if (next != null) {
          slot.permit().take();
        } else {
          pool.restIfEmpty(slot);
        }
      } else if (slot.permit().isDue()) {
        slot.changed().signal();
      }
      if (answer.type() == FrameType.SKIPPED && !sent.isRevoked()) {
        // both sides saw each other: the worker has left it alone
        pool.tasks().addFirst(sent.task());
      }
      return new Answered(sent, next, slot.isEmpty());
    }
  }

  /** Notes that the channel has ended. */
  private void lose() {
    try (Held _ = pool.hold()) {
      if (slot.isServedBy(this) && slot.phase() != Phase.RETIRING) {
        pool.removeIdle(slot);
        slot.enter(Phase.LOST);
      }
    }
  }
}
