package dev.heddle.process;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tasks to one worker and answers from it.
 *
 * <p>Whoever has something to send and gets the lane's pen sends it: the submitting thread when the
 * worker is idle, the reader when an answer has made room, the keeper what takes long. Only the
 * reader reads.
 */
final class Traffic {

  private final Dispatcher dispatcher;
  private final Lane lane;
  private final Wire wire;
  private final long pid;
  private final int limit;
  private final ClassBook book;
  private final ClassPages pages = new ClassPages();

  /** How many of the book's classes the worker knows; for who holds the pen. */
  private int told;

  /** Between {@code lane}, whose worker is process {@code pid}, and the pool. */
  Traffic(Dispatcher dispatcher, Lane lane, Wire wire, long pid, int limit, ClassBook book) {
    this.dispatcher = dispatcher;
    this.lane = lane;
    this.wire = wire;
    this.pid = pid;
    this.limit = limit;
    this.book = book;
  }

  /** Sends {@code first} and what else there is for the worker; takes the pen with it. */
  void send(@Nullable RemoteTask<?> first) {
    boolean penGone = false;
    try {
      RemoteTask<?> task = first;
      do {
        while (task != null) {
          if (!write(task)) {
            penGone = true;
            wire.flush();
            return;
          }
          task = dispatcher.next(lane);
        }
        wire.flush();
        task = dispatcher.nextOrRest(lane);
      } while (task != null);
      penGone = true;
    } catch (IOException e) {
      // the reader sees the same end, and all that was sent is still with the lane
    } finally {
      if (!penGone) {
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
    if (number > 0) {
      tell();
      wire.put(task.type(), number, payload);
    }
    return number != Dispatcher.PEN_LOST;
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
      Sent held = dispatcher.putHeld(lane);
      if (held != null) {
        byte[] payload = held.task().encode(limit, book);
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
      for (Frame frame = wire.receive(); frame != null; frame = wire.receive()) {
        take(frame);
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
      task.complete(answer, pages, pid);
    } else if (!answered.sent().isRevoked()) {
      dispatcher.useIdle();
    }
    if (next != null && !answered.starving()) {
      send(next);
    }
  }
}
