package dev.heddle.process;

import dev.heddle.process.Lane.Phase;
import dev.heddle.process.PoolState.Held;
import dev.heddle.process.wire.Frame;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.GarbageException;
import org.jspecify.annotations.Nullable;

/** What becomes of the tasks of a lane whose answers arrive. */
record Inbox(PoolState pool, Lane lane) {

  /**
   * What an answer brings with it.
   *
   * @param sent what is answered
   * @param next what is to be sent next, with the pen, if anything
   * @param starving whether the worker has nothing to do meanwhile
   */
  record Answered(Sent sent, @Nullable RemoteTask<?> next, boolean starving) {}

  /**
   * Takes the answered task out of its lane.
   *
   * @param refill whether the caller can send the next task
   */
  Answered answered(Frame answer, boolean refill) throws GarbageException {
    try (Held _ = pool.hold()) {
      Sent sent = lane.flight().takeFirst(answer.task());
      RemoteTask<?> next = null;
      if (!lane.isPenTaken()) {
        next = refill || lane.isEmpty() ? pool.pick(lane) : null;
        if (next != null) {
          lane.takePen();
        } else {
          pool.restIfEmpty(lane);
        }
      } else if (lane.isPenDue()) {
        lane.changed().signal();
      }
      if (answer.type() == FrameType.SKIPPED && !sent.isRevoked()) {
        // both sides saw each other: the worker has left it alone
        pool.tasks().addFirst(sent.task());
      }
      return new Answered(sent, next, lane.isEmpty());
    }
  }

  /** Notes that the channel of {@code ofWhich} has ended. */
  void lose(Traffic ofWhich) {
    try (Held _ = pool.hold()) {
      if (lane.isServedBy(ofWhich) && lane.phase() != Phase.RETIRING) {
        pool.removeIdle(lane);
        lane.enter(Phase.LOST);
      }
    }
  }
}
