package dev.heddle.process;

import dev.heddle.process.WorkerSlot.Phase;
import org.jspecify.annotations.Nullable;

/** Which task the worker of a slot gets next. Guarded by the lock of the {@link PoolState}. */
final class TaskChoice {

  private final PoolState pool;

  TaskChoice(PoolState pool) {
    this.pool = pool;
  }

  /** Gives the next task into the hand of whoever has the permit; null if none may be sent now. */
  @Nullable RemoteTask<?> pick(WorkerSlot slot) {
    slot.permit().setInHand(null);
    if (!slot.hasRoom()) {
      return null;
    }
    RemoteTask<?> task = overdue(slot);
    if (task == null) {
      task = pool.tasks().pollFirst();
    }
    if (task == null && slot.isEmpty()) {
      task = steal(slot);
    }
    if (pool.isDrained()) {
      pool.signalAll();
    }
    slot.permit().setInHand(task);
    return task;
  }

  /**
   * Takes back a task that came before all that wait here, but waits at another worker behind one
   * that takes much longer than those before it did: else it would be overtaken for as long.
   */
  private @Nullable RemoteTask<?> overdue(WorkerSlot thief) {
    RemoteTask<?> next = pool.tasks().peekFirst();
    if (next == null || pool.slots().size() == 1) {
      return null; // without others nobody overtakes; whoever has nothing to do steals anyway
    }
    long now = 0;
    for (WorkerSlot slot : pool.slots()) {
      RemoteTask<?> waits =
          slot == thief || slot.phase() != Phase.READY ? null : slot.nextWaiting();
      if (waits == null || waits.number() > next.number()) {
        continue;
      }
      now = now == 0 ? System.nanoTime() : now;
      RemoteTask<?> given = slot.window().isLate(now) ? takeBack(slot) : null;
      if (given != null) {
        return given;
      }
    }
    return null;
  }

  /** Takes back the oldest task that waits at {@code slot}, held back or sent. */
  private @Nullable RemoteTask<?> takeBack(WorkerSlot slot) {
    RemoteTask<?> sent = slot.window().giveUpOne();
    if (sent != null) {
      return sent;
    }
    RemoteTask<?> kept = slot.permit().giveUpHeldBack();
    if (kept != null) {
      pool.restIfEmpty(slot);
    }
    return kept;
  }

  /** Takes a task back that waits at another worker behind the one that runs there. */
  private @Nullable RemoteTask<?> steal(WorkerSlot thief) {
    InFlightWindow fullest = null;
    for (WorkerSlot slot : pool.slots()) {
      if (slot == thief || slot.phase() != Phase.READY) {
        continue;
      }
      RemoteTask<?> kept = slot.permit().giveUpHeldBack();
      if (kept != null) {
        // its supervisor would have had this task to send, and now finds nothing that is due
        pool.restIfEmpty(slot);
        return kept;
      }
      InFlightWindow window = slot.window();
      if (window.waiting() > (fullest == null ? 0 : fullest.waiting())) {
        fullest = window;
      }
    }
    return fullest == null ? null : fullest.giveUpOne();
  }
}
