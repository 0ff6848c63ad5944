package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.GarbageException;
import org.jspecify.annotations.Nullable;

/** What becomes of the tasks of a slot whose answers arrive. */
record AnswerInbox(PoolState pool, WorkerSlot slot) {

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
      if (!slot.isPermitTaken()) {
        next = refill || slot.isEmpty() ? pool.pick(slot) : null;
        if (next != null) {
          slot.takePermit();
        } else {
          pool.restIfEmpty(slot);
        }
      } else if (slot.isPermitDue()) {
        slot.changed().signal();
      }
      if (answer.type() == FrameType.SKIPPED && !sent.isRevoked()) {
        // both sides saw each other: the worker has left it alone
        pool.tasks().addFirst(sent.task());
      }
      return new Answered(sent, next, slot.isEmpty());
    }
  }

  /** Notes that the channel of {@code ofWhich} has ended. */
  void lose(WorkerTraffic ofWhich) {
    try (Held _ = pool.hold()) {
      if (slot.isServedBy(ofWhich) && slot.phase() != Phase.RETIRING) {
        pool.removeIdle(slot);
        slot.enter(Phase.LOST);
      }
    }
  }
}
