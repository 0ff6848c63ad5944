package dev.heddle.process;

import dev.heddle.process.Lane.Phase;
import dev.heddle.process.PoolState.Held;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What who has the right to write to the worker of a lane does with it: at most one thread at a
 * time has it.
 */
record Pen(PoolState pool, Lane lane) {

  /** Where a task is that was {@linkplain #put put}. */
  enum Place {
    /** With the worker, under the number {@link Flight#lastNumber}: it is to be written now. */
    SENT,
    /** Nowhere: nobody wants it any more. */
    DROPPED,
    /** Still in hand: it takes long to read, so it is to be {@linkplain #holdBack held back}. */
    TOO_LARGE,
    /** Elsewhere, and the pen is laid down: the worker is on its way out. */
    GONE
  }

  /** The next task to send; null if there is none or it must wait. */
  @Nullable RemoteTask<?> next() {
    try (Held _ = pool.hold()) {
      return pool.pick(lane);
    }
  }

  /** The same, but lays down the pen if there is none. */
  @Nullable RemoteTask<?> nextOrRest() {
    try (Held _ = pool.hold()) {
      RemoteTask<?> task = pool.pick(lane);
      if (task == null) {
        lane.layDownPen();
        pool.restIfEmpty(lane);
      }
      return task;
    }
  }

  /** Puts the task in hand with the worker. */
  Place put(RemoteTask<?> task, int bytes) {
    try (Held _ = pool.hold()) {
      boolean taken = lane.inHand() != task;
      if (!taken && task.isDone()) {
        lane.setInHand(null);
        return Place.DROPPED;
      }
      if (taken || lane.phase() != Phase.READY) {
        lane.setInHand(null);
        lane.layDownPen();
        if (taken) {
          pool.restIfEmpty(lane); // its worker may have answered all it had meanwhile
        } else {
          pool.giveBack(List.of(task));
        }
        return Place.GONE;
      }
      if (!lane.flight().mayPut(bytes)) {
        return Place.TOO_LARGE;
      }
      lane.setInHand(null);
      lane.flight().put(task, bytes);
      return Place.SENT;
    }
  }

  /** The number of the task that was put last, which nobody changes who has no pen. */
  long number() {
    return lane.flight().lastNumber();
  }

  /** Leaves the pen to the keeper, and the task in hand, which goes when others are answered. */
  void holdBack(RemoteTask<?> task) {
    try (Held _ = pool.hold()) {
      if (lane.inHand() == task) {
        lane.leavePen(false);
      } else {
        lane.layDownPen();
        pool.restIfEmpty(lane);
      }
    }
  }

  /** Leaves the pen to the keeper in the middle of a frame, for it to write the rest. */
  void leaveUnfinished() {
    try (Held _ = pool.hold()) {
      lane.leavePen(true);
    }
  }

  /**
   * Takes the pen that was left; false if there is none, since its task was wanted elsewhere, or
   * nothing is to be written any more: the worker waits for who takes this to be killed.
   */
  boolean takeLeft() {
    try (Held _ = pool.hold()) {
      if (!lane.isPenLeft() || lane.phase() != Phase.READY) {
        return false;
      }
      lane.takePen();
      return true;
    }
  }

  /** The task that came with the pen; null if there is none. */
  @Nullable RemoteTask<?> inHand() {
    try (Held _ = pool.hold()) {
      return lane.inHand();
    }
  }

  /** Lays it down, since nothing can be written: the worker is on its way out. */
  void drop() {
    try (Held _ = pool.hold()) {
      RemoteTask<?> task = lane.takeFromHand();
      lane.layDownPen();
      if (task != null) {
        pool.giveBack(List.of(task));
      }
    }
  }
}
