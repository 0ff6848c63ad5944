package dev.heddle.process;

import dev.heddle.process.link.Quietly;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.Link;
import dev.heddle.process.wire.Wire;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tasks to one worker.
 *
 * <p>Whoever has something to send and gets the slot's permit sends it: the submitting thread when
 * the worker is idle, the reader when an answer has made room. Both have other things to do than to
 * wait for a worker that does not read, because it was stopped or is slow: what takes long is left
 * to the supervisor of the slot.
 */
final class TaskWriter {

  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final WritePermit permit;
  private final Link link;
  private final Wire wire;
  private final ClassTableWriter outTable;
  private final WorkerTraffic traffic;

  /** How many of the class table's classes the worker knows; for who has the permit. */
  private int told;

  private volatile @Nullable Throwable end;

  TaskWriter(
      WritePermit permit, PoolWorker worker, ClassTableWriter outTable, WorkerTraffic traffic) {
    this.permit = permit;
    this.link = worker.link();
    this.wire = worker.wire();
    this.told = worker.told();
    this.outTable = outTable;
    this.traffic = traffic;
  }

  /** Sends {@code first} and what else there is for the worker; takes the permit with it. */
  void send(@Nullable RemoteTask<?> first) {
    boolean permitInHand = true;
    try {
      RemoteTask<?> task = first;
      do {
        while (task != null) {
          permitInHand = write(task);
          if (!permitInHand) {
            return;
          }
          task = permit.next();
        }
        if (!flush()) {
          permitInHand = false;
          permit.leaveUnfinished();
          return;
        }
        task = permit.nextOrRest();
      } while (task != null);
      permitInHand = false;
    } catch (Throwable e) {
      stop(e);
    } finally {
      if (permitInHand) {
        permit.drop();
      }
    }
  }

  /**
   * Takes the permit that was left for the supervisor, if it still is, and waits for as long as its
   * writing takes.
   */
  void sendWhatIsLeft() {
    if (!permit.takeLeft()) {
      return;
    }
    try {
      wire.flush();
    } catch (Throwable e) {
      stop(e);
    }
    send(permit.inHand());
  }

  /**
   * Sends nothing more, perhaps in the middle of a frame: the worker answers what it has, and then
   * hangs up, which the reader sees. All that was sent is still with the slot.
   */
  private void stop(Throwable why) {
    end = why;
    Quietly.run(link::end);
  }

  /** Why nothing more can be sent; null as long as it can. */
  @Nullable Throwable end() {
    return end;
  }

  private boolean flush() throws IOException {
    return wire.flush(System.nanoTime() + PATIENCE_NANOS);
  }

  /** Puts a task on the wire; false if the permit is gone. */
  private boolean write(RemoteTask<?> task) throws IOException {
    Encoded payload = task.encoded();
    return switch (permit.put(task, payload == null ? 0 : payload.length())) {
      case SENT -> {
        task.goesBy(traffic);
        tell();
        // it has one unless it is done, and then it was dropped
        wire.put(task.type(), permit.number(), Objects.requireNonNull(payload));
        yield true;
      }
      case DROPPED -> true;
      case TOO_LARGE -> {
        // what was put before must go, or the answers for which this one waits never come
        if (flush()) {
          permit.holdBack(task);
        } else {
          permit.leaveUnfinished();
        }
        yield false;
      }
      case GONE -> false;
    };
  }

  /** Sees to it that the worker knows every class that a payload may refer to. */
  private void tell() {
    int known = outTable.size();
    if (known > told) {
      for (byte[] lesson : outTable.definitions(told, known)) {
        wire.put(FrameType.LEARN, 0, Encoded.of(lesson));
      }
      told = known;
    }
  }
}
