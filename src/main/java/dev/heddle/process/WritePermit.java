package dev.heddle.process;

import dev.heddle.process.WorkerSlot.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to the worker of a slot, which one thread at a time has, and the task that
 * goes with it. Guarded by the lock of the {@link PoolState}.
 */
final class WritePermit {

  /** Where the permit is. */
  private enum Place {
    /** Here, for whoever needs it first. */
    FREE,
    /** With a thread that writes, or is about to. */
    TAKEN,
    /** Left to the supervisor: the task in hand is too large to send before the worker is idle. */
    HELD_BACK,
    /** Left to the supervisor in the middle of a frame. */
    UNFINISHED
  }

  private final WorkerSlot slot;
  private Place place = Place.FREE;
  private @Nullable RemoteTask<?> inHand;

  WritePermit(WorkerSlot slot) {
    this.slot = slot;
  }

  boolean isTaken() {
    return place != Place.FREE;
  }

  void take() {
    place = Place.TAKEN;
  }

  void layDown() {
    place = Place.FREE;
    // a supervisor that has nothing to do is not woken for it: this happens with every task
    if (slot.phase() != Phase.READY) {
      slot.changed().signal();
    }
  }

  /** Leaves it to the supervisor with the task in hand, for when all other tasks are answered. */
  void holdBack() {
    place = Place.HELD_BACK;
    slot.changed().signal();
  }

  /** Leaves it to the supervisor in the middle of a frame. */
  void leaveUnfinished() {
    place = Place.UNFINISHED;
    slot.changed().signal();
  }

  /** Whether it is taken, but nobody writes: it is left for the supervisor to take. */
  boolean isLeft() {
    return place == Place.UNFINISHED || place == Place.HELD_BACK;
  }

  /** Whether somebody writes, or is about to: perhaps the supervisor. */
  boolean isInUse() {
    return place == Place.TAKEN;
  }

  /** Whether it is time for the supervisor to take what was left. */
  boolean isDue() {
    return place == Place.UNFINISHED || (place == Place.HELD_BACK && slot.isEmpty());
  }

  /** The task that goes with it: taken from those that wait, and not put yet. */
  @Nullable RemoteTask<?> inHand() {
    return inHand;
  }

  void setInHand(@Nullable RemoteTask<?> task) {
    inHand = task;
  }

  /** Takes the task out of the hand of whoever has the permit, who will notice. */
  @Nullable RemoteTask<?> takeFromHand() {
    RemoteTask<?> task = inHand;
    inHand = null;
    return task;
  }

  /** The task that is held back until others are answered; null if none is. */
  @Nullable RemoteTask<?> heldBack() {
    return place == Place.HELD_BACK ? inHand : null;
  }

  /** Takes back the task that is held back, and lays down the permit; null if none is. */
  @Nullable RemoteTask<?> giveUpHeldBack() {
    if (heldBack() == null) {
      return null;
    }
    layDown();
    return takeFromHand();
  }
}
