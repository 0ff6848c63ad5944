package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import dev.heddle.process.link.Quietly;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.Link;
import dev.heddle.process.wire.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tasks to one worker.
 *
 * <p>Whoever has something to send and gets the slot's {@link WritePermit} sends it: the submitting
 * thread when the worker is idle, the reader when an answer has made room. Both have other things
 * to do than to wait for a worker that does not read, because it was stopped or is slow: what takes
 * long is left to the supervisor of the slot.
 */
final class TaskWriter {

  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final PoolState pool;
  private final WorkerSlot slot;
  private final WritePermit permit;
  private final Link link;
  private final Wire wire;
  private final ClassTableWriter outTable;
  private final Runnable useIdle;

  /** How many of the class table's classes the worker knows; for whoever has the permit. */
  private int told;

  private volatile @Nullable Throwable end;

  /**
   * To {@code worker} of {@code slot}; {@code useIdle} sends what waits to workers that are idle.
   */
  TaskWriter(
      PoolState pool,
      WorkerSlot slot,
      PoolWorker worker,
      ClassTableWriter outTable,
      Runnable useIdle) {
    this.useIdle = useIdle;
    this.pool = pool;
    this.slot = slot;
    this.permit = slot.permit();
    this.link = worker.link();
    this.wire = worker.wire();
    this.told = worker.told();
    this.outTable = outTable;
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
          task = next();
        }
        if (!flush()) {
          permitInHand = false;
          leaveUnfinished();
          return;
        }
        task = nextOrRest();
      } while (task != null);
      permitInHand = false;
    } catch (Throwable e) {
      stop(e);
    } finally {
      if (permitInHand) {
        drop();
      }
    }
  }

  /**
   * Takes the permit that was left for the supervisor, if it still is, and waits for as long as its
   * writing takes.
   */
  void sendWhatIsLeft() {
    if (!takeLeft()) {
      return;
    }
    try {
      wire.flush();
    } catch (Throwable e) {
      stop(e);
    }
    send(inHand());
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
    return switch (put(task, payload == null ? 0 : payload.length())) {
      case SENT -> {
        task.isAnsweredBy(slot.reader());
        tell();
        // it has one unless it is done, and then it was dropped
        wire.put(task.type(), number(), Objects.requireNonNull(payload));
        yield true;
      }
      case DROPPED -> true;
      case SPARED -> {
        useIdle.run();
        yield true;
      }
      case TOO_LARGE -> {
        // what was put before must go, or the answers for which this one waits never come
        if (flush()) {
          holdBack(task);
        } else {
          leaveUnfinished();
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

  /** Where a task is that was {@linkplain #put put}. */
  enum Place {
    /**
     * With the worker, under the number {@link InFlightWindow#lastNumber}: it is to be written now.
     */
    SENT,
    /** Nowhere: nobody wants it any more. */
    DROPPED,
    /**
     * Back where it waited: another worker has nothing to do, and here it would wait for others.
     */
    SPARED,
    /** Still in hand: it takes long to read, so it is to be {@linkplain #holdBack held back}. */
    TOO_LARGE,
    /** Elsewhere, and the permit is laid down: the worker is on its way out. */
    GONE
  }

  /** The next task to send; null if there is none or it must wait. */
  @Nullable RemoteTask<?> next() {
    try (Held _ = pool.hold()) {
      return pool.choice().pick(slot);
    }
  }

  /** The same, but lays down the permit if there is none. */
  @Nullable RemoteTask<?> nextOrRest() {
    try (Held _ = pool.hold()) {
      RemoteTask<?> task = pool.choice().pick(slot);
      if (task == null) {
        permit.layDown();
        pool.restIfEmpty(slot);
      }
      return task;
    }
  }

  /** Puts the task in hand with the worker. */
  Place put(RemoteTask<?> task, int bytes) {
    try (Held _ = pool.hold()) {
      boolean taken = permit.inHand() != task;
      if (!taken && task.isDone()) {
        permit.setInHand(null);
        return Place.DROPPED;
      }
      if (taken || slot.phase() != Phase.READY) {
        permit.setInHand(null);
        permit.layDown();
        if (taken) {
          pool.restIfEmpty(slot); // its worker may have answered all it had meanwhile
        } else {
          pool.giveBack(List.of(task));
        }
        return Place.GONE;
      }
      if (!slot.window().isEmpty() && pool.hasIdle()) {
        // that one came to rest while this task was in hand, and nobody would look for it here
        permit.setInHand(null);
        pool.tasks().addFirst(task);
        return Place.SPARED;
      }
      if (!slot.window().mayPut(bytes)) {
        return Place.TOO_LARGE;
      }
      permit.setInHand(null);
      slot.window().put(task, bytes);
      slot.beginWork();
      return Place.SENT;
    }
  }

  /** The number of the task that was put last, which nobody changes who has no permit. */
  long number() {
    return slot.window().lastNumber();
  }

  /**
   * Leaves the permit to the supervisor, and the task in hand, which goes when others are answered.
   */
  void holdBack(RemoteTask<?> task) {
    try (Held _ = pool.hold()) {
      if (permit.inHand() == task) {
        permit.holdBack();
      } else {
        permit.layDown();
        pool.restIfEmpty(slot);
      }
    }
  }

  /** Leaves the permit to the supervisor in the middle of a frame, for it to write the rest. */
  void leaveUnfinished() {
    try (Held _ = pool.hold()) {
      permit.leaveUnfinished();
    }
  }

  /**
   * Takes the permit that was left; false if there is none, since its task was wanted elsewhere, or
   * nothing is to be written any more: the worker waits for whoever takes this to be killed.
   */
  boolean takeLeft() {
    try (Held _ = pool.hold()) {
      if (!permit.isLeft() || slot.phase() != Phase.READY) {
        return false;
      }
      permit.take();
      return true;
    }
  }

  /** The task that came with the permit; null if there is none. */
  @Nullable RemoteTask<?> inHand() {
    try (Held _ = pool.hold()) {
      return permit.inHand();
    }
  }

  /** Lays it down, since nothing can be written: the worker is on its way out. */
  void drop() {
    try (Held _ = pool.hold()) {
      RemoteTask<?> task = permit.takeFromHand();
      permit.layDown();
      if (task != null) {
        pool.giveBack(List.of(task));
      }
    }
  }
}
