package dev.heddle.process;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tasks to one worker and answers from it.
 *
 * <p>Whoever has something to send and gets the lane's pen sends it: the submitting thread when the
 * worker is idle, the reader when an answer has made room, the keeper what takes long. Only the
 * reader reads.
 */
final class Traffic {

  /** Who has just looked for an answer will soon look for the next. */
  private static final long LOOKERS_COME_BACK_NANOS = 1_000_000;

  private static final long PAUSE_NANOS = 100_000;

  /** After that, a task is long enough for the wake-up not to matter. */
  private static final long LONGEST_LOOK_NANOS = 1_000_000;

  private static final int LOOKS_BETWEEN_CLOCKS = 64;

  private final Dispatcher dispatcher;
  private final Lane lane;
  private final Wire wire;
  private final Link link;
  private final long pid;
  private final int limit;
  private final ClassBook book;
  private final ClassPages pages = new ClassPages();

  /** Held while one reads, where others than the reader may. */
  private final ReentrantLock turn = new ReentrantLock();

  private final AtomicInteger lookers = new AtomicInteger();
  private volatile long lastLook = System.nanoTime() - LOOKERS_COME_BACK_NANOS;
  private volatile @Nullable IOException broken;

  /** How many of the book's classes the worker knows; for who holds the pen. */
  private int told;

  private volatile @Nullable RemoteTask<?> reading;

  /** Between {@code worker}, which has just got ready in {@code lane}, and the pool. */
  Traffic(Dispatcher dispatcher, Lane lane, WorkerProcess worker, int limit, ClassBook book) {
    this.dispatcher = dispatcher;
    this.lane = lane;
    this.wire = worker.wire();
    this.link = worker.link();
    this.pid = worker.pid();
    this.limit = limit;
    this.book = book;
  }

  /** Sends {@code first} and what else there is for the worker; takes the pen with it. */
  void send(@Nullable RemoteTask<?> first) {
    boolean pen = true;
    try {
      RemoteTask<?> task = first;
      do {
        while (task != null) {
          pen = write(task);
          if (!pen) {
            return;
          }
          task = dispatcher.next(lane);
        }
        wire.flush();
        task = dispatcher.nextOrRest(lane);
      } while (task != null);
      pen = false;
    } catch (IOException e) {
      // the reader sees the same end, and all that was sent is still with the lane
    } finally {
      if (pen) {
        dispatcher.dropPen(lane);
      }
    }
  }

  /** Writes a task to the wire's buffer; false if the pen is gone. */
  private boolean write(RemoteTask<?> task) throws IOException {
    byte[] payload;
    try {
      payload = task.encode(limit, book);
    } catch (Throwable e) {
      task.fail(e);
      return true;
    }
    long number = dispatcher.put(lane, task, payload.length);
    if (number == Dispatcher.TOO_LARGE) {
      flushBeforeHandOver();
      dispatcher.hold(lane, task);
      return false;
    }
    if (number > 0) {
      task.goesBy(this);
      tell();
      wire.put(task.type(), number, payload);
    }
    return number != Dispatcher.PEN_LOST;
  }

  /** Empties the buffer, to which the keeper writes when it has the pen. */
  private void flushBeforeHandOver() {
    try {
      wire.flush();
    } catch (IOException e) {
      // the keeper sees the same
    }
  }

  /** Sees to it that the worker knows every class that a payload may refer to. */
  private void tell() throws IOException {
    int known = book.size();
    if (known > told) {
      wire.put(FrameType.LEARN, 0, book.definitions(told, known));
      told = known;
    }
  }

  /** Sends the task that was held back, waiting for the worker to read it, then the next ones. */
  void sendHeld() {
    boolean sent = false;
    try {
      byte[] payload = dispatcher.heldBy(lane).encode(limit, book);
      Sent held = dispatcher.putHeld(lane);
      if (held != null) {
        tell();
        wire.send(held.task().type(), held.number(), payload);
      }
      sent = true;
    } catch (IOException e) {
      // as above
    } finally {
      if (!sent) {
        dispatcher.dropPen(lane);
      }
    }
    if (sent) {
      send(dispatcher.next(lane));
    }
  }

  /** Takes answers until the worker hangs up; gives what is wrong with its channel then. */
  Throwable receive() {
    try {
      boolean more = true;
      while (more) {
        if (link.isSpun()) {
          letOthersLook();
          link.awaitReadable(this::othersLook);
        }
        more = takeAll();
        // a task's own code may have interrupted this thread while its result was read
        Thread.interrupted();
      }
      return new IOException("hung up");
    } catch (Throwable e) {
      return e;
    } finally {
      dispatcher.lose(lane, this);
    }
  }

  private boolean othersLook() {
    return lookers.get() > 0;
  }

  /** Leaves the link to those who wait for an answer and look for it themselves. */
  private void letOthersLook() throws IOException {
    while (othersLook() || System.nanoTime() - lastLook < LOOKERS_COME_BACK_NANOS) {
      LockSupport.parkNanos(this, PAUSE_NANOS);
      Thread.interrupted();
    }
    IOException found = broken;
    if (found != null) {
      throw found;
    }
  }

  /**
   * Looks for the answer to {@code task} in the calling thread, which would only wait for it
   * otherwise: to be woken takes longer than the way to a worker that spins and back.
   *
   * @param nanos for how long at most
   */
  void lookFor(RemoteTask<?> task, long nanos) {
    if (!link.isSpun() || Thread.currentThread().isVirtual()) {
      return;
    }
    lookers.incrementAndGet();
    try {
      long end = System.nanoTime() + Math.min(nanos, LONGEST_LOOK_NANOS);
      for (int looks = 1; !task.isDone(); looks++) {
        if (link.isReadable() && turn.tryLock()) {
          try {
            if (!takeAll()) {
              return;
            }
          } finally {
            turn.unlock();
          }
        }
        Thread.onSpinWait();
        if (looks % LOOKS_BETWEEN_CLOCKS == 0
            && (Thread.currentThread().isInterrupted() || System.nanoTime() - end > 0)) {
          return;
        }
      }
    } catch (IOException e) {
      broken = e;
    } finally {
      lastLook = System.nanoTime();
      lookers.decrementAndGet();
    }
  }

  /** Takes the answers that are there, or waits for one where nobody spins. False at the end. */
  private boolean takeAll() throws IOException {
    if (!link.isSpun()) {
      return takeOne();
    }
    turn.lock();
    try {
      while (wire.hasInput() || link.isReadable()) {
        if (!takeOne()) {
          return false;
        }
      }
      return true;
    } finally {
      turn.unlock();
    }
  }

  private boolean takeOne() throws IOException {
    Frame frame = wire.receive();
    if (frame != null) {
      take(frame);
    }
    return frame != null;
  }

  /** The task whose answer the reader is in the middle of; null if there is none. */
  @Nullable RemoteTask<?> reading() {
    return reading;
  }

  private void take(Frame answer) throws IOException {
    if (answer.type() == FrameType.LEARN) {
      pages.learn(answer.payload());
      return;
    }
    Dispatcher.Answered answered = dispatcher.answered(lane, answer, !wire.hasInput());
    RemoteTask<?> next = answered.next();
    if (next != null && answered.starving()) {
      send(next);
    }
    RemoteTask<?> task = answered.sent().task();
    if (answer.type() != FrameType.SKIPPED) {
      reading = task;
      task.complete(answer, pages, pid);
      reading = null;
    } else if (!answered.sent().isRevoked()) {
      dispatcher.useIdle();
    }
    if (next != null && !answered.starving()) {
      send(next);
    }
  }
}
