package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What who has the right to write to the worker of a slot does with it: at most one thread at a
 * time has it.
 */
record WritePermit(PoolState pool, WorkerSlot slot) {

  /** Where a task is that was {@linkplain #put put}. */
  enum Place {
    /**
     * With the worker, under the number {@link InFlightWindow#lastNumber}: it is to be written now.
     */
    SENT,
    /** Nowhere: nobody wants it any more. */
    DROPPED,
    /** Still in hand: it takes long to read, so it is to be {@linkplain #holdBack held back}. */
    TOO_LARGE,
    /** Elsewhere, and the permit is laid down: the worker is on its way out. */
    GONE
  }

  /** The next task to send; null if there is none or it must wait. */
  @Nullable RemoteTask<?> next() {
    try (Held _ = pool.hold()) {
      return pool.pick(slot);
    }
  }

  /** The same, but lays down the permit if there is none. */
  @Nullable RemoteTask<?> nextOrRest() {
    try (Held _ = pool.hold()) {
      RemoteTask<?> task = pool.pick(slot);
      if (task == null) {
        slot.layDownPermit();
        pool.restIfEmpty(slot);
      }
      return task;
    }
  }

  /** Puts the task in hand with the worker. */
  Place put(RemoteTask<?> task, int bytes) {
    try (Held _ = pool.hold()) {
      boolean taken = slot.inHand() != task;
      if (!taken && task.isDone()) {
        slot.setInHand(null);
        return Place.DROPPED;
      }
      if (taken || slot.phase() != Phase.READY) {
        slot.setInHand(null);
        slot.layDownPermit();
        if (taken) {
          pool.restIfEmpty(slot); // its worker may have answered all it had meanwhile
        } else {
          pool.giveBack(List.of(task));
        }
        return Place.GONE;
      }
      if (!slot.window().mayPut(bytes)) {
        return Place.TOO_LARGE;
      }
      slot.setInHand(null);
      slot.window().put(task, bytes);
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
      if (slot.inHand() == task) {
        slot.leavePermit(false);
      } else {
        slot.layDownPermit();
        pool.restIfEmpty(slot);
      }
    }
  }

  /** Leaves the permit to the supervisor in the middle of a frame, for it to write the rest. */
  void leaveUnfinished() {
    try (Held _ = pool.hold()) {
      slot.leavePermit(true);
    }
  }

  /**
   * Takes the permit that was left; false if there is none, since its task was wanted elsewhere, or
   * nothing is to be written any more: the worker waits for who takes this to be killed.
   */
  boolean takeLeft() {
    try (Held _ = pool.hold()) {
      if (!slot.isPermitLeft() || slot.phase() != Phase.READY) {
        return false;
      }
      slot.takePermit();
      return true;
    }
  }

  /** The task that came with the permit; null if there is none. */
  @Nullable RemoteTask<?> inHand() {
    try (Held _ = pool.hold()) {
      return slot.inHand();
    }
  }

  /** Lays it down, since nothing can be written: the worker is on its way out. */
  void drop() {
    try (Held _ = pool.hold()) {
      RemoteTask<?> task = slot.takeFromHand();
      slot.layDownPermit();
      if (task != null) {
        pool.giveBack(List.of(task));
      }
    }
  }
}
