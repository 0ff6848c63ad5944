package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the supervisor of a slot has to do there, and what changes by its doing it. */
record SupervisorState(PoolState pool, WorkerSlot slot) {

  /** A worker that was killed and whose channel does not end is killed again so much later. */
  private static final long KILL_AGAIN_NANOS = 200_000_000;

  /** Waits until there is something to do. */
  SupervisorAction await() {
    try (Held _ = pool.hold()) {
      while (true) {
        SupervisorAction action = action();
        if (action != null) {
          return action;
        }
        if (slot.phase() == Phase.DOOMED) {
          if (timedOut(KILL_AGAIN_NANOS) && slot.phase() == Phase.DOOMED) {
            return SupervisorAction.KILL;
          }
        } else if (isIdle() && pool.idleNanos() > 0) {
          boolean _ = timedOut(Math.max(1, pool.idleNanos() - slot.idleNanos()));
        } else {
          slot.changed().awaitUninterruptibly();
        }
      }
    }
  }

  private boolean isIdle() {
    return slot.phase() == Phase.READY && slot.isEmpty() && !slot.isPermitTaken();
  }

  private boolean isIdleTooLong() {
    return pool.idleNanos() > 0 && slot.idleNanos() >= pool.idleNanos();
  }

  @SuppressWarnings("WaitNotInLoop") // who calls this looks again in a loop
  private boolean timedOut(long nanos) {
    try {
      return slot.changed().awaitNanos(nanos) <= 0;
    } catch (InterruptedException e) {
      return false; // nobody interrupts a supervisor but a task's own code, while it was sent
    }
  }

  private @Nullable SupervisorAction action() {
    boolean nobodyWrites = !slot.isPermitTaken() || slot.isPermitLeft();
    return switch (slot.phase()) {
      case STARTING -> SupervisorAction.START;
      case LOST -> nobodyWrites ? SupervisorAction.BURY : null;
      case DOOMED -> slot.isDumpDue() ? SupervisorAction.KILL : null;
      case COLD -> {
        if (pool.tooFewStartFor(pool.tasks().size())) {
          slot.beginStart();
          yield SupervisorAction.START;
        }
        yield pool.isDrained() ? SupervisorAction.LEAVE : null;
      }
      case READY, RETIRING -> {
        if (slot.isPermitDue()) {
          yield SupervisorAction.SEND;
        }
        if (slot.isEmpty()
            && !slot.isPermitTaken()
            && (slot.isSpent() || pool.isDrained() || (isIdle() && isIdleTooLong()))) {
          pool.removeIdle(slot);
          slot.enter(Phase.RETIRING);
          yield SupervisorAction.RETIRE;
        }
        yield null;
      }
    };
  }

  /** Whether the threads of the worker that is to be killed are to be heard first, once. */
  boolean takeDump() {
    try (Held _ = pool.hold()) {
      boolean due = slot.isDumpDue();
      slot.setDumpDue(false);
      return due;
    }
  }

  /**
   * Takes in a worker that has just become ready, with its permit taken; whether it replaces one.
   */
  boolean ready(PoolWorker worker, WorkerTraffic traffic) {
    try (Held _ = pool.hold()) {
      boolean again = slot.hadWorker();
      slot.welcome(worker, traffic);
      slot.takePermit();
      return again;
    }
  }

  /**
   * Notes that no worker can be started; gives the tasks for which there is no worker and will be
   * none.
   */
  List<RemoteTask<?>> cannotStart() {
    try (Held _ = pool.hold()) {
      slot.enter(Phase.COLD);
      boolean hope =
          !pool.isStopped()
              && pool.slots().stream()
                  .anyMatch(other -> other.phase() != Phase.COLD && other.phase() != Phase.LOST);
      pool.signalAll();
      return hope ? List.of() : pool.drain();
    }
  }

  /**
   * Takes away the worker that has ended, with all that was with it: what it had not started goes
   * back to its place before those that wait.
   *
   * @param again whether to start another one at once
   * @return what it had started, and what has been sent in vain too often
   */
  List<InFlightTask> bury(boolean again) {
    try (Held _ = pool.hold()) {
      long last = slot.window().lastStarted();
      if (slot.isPermitLeft()) {
        RemoteTask<?> inHand = slot.takeFromHand();
        slot.layDownPermit();
        if (inHand != null) {
          pool.tasks().addFirst(inHand);
        }
      }
      List<InFlightTask> started = new ArrayList<>();
      List<RemoteTask<?>> back = new ArrayList<>();
      for (InFlightTask sent : slot.clear()) {
        // only what the worker was to read next can have ended it before it started
        boolean suspect = started.isEmpty() && back.isEmpty();
        if (sent.number() <= last || (suspect && sent.task().isSentInVainAgain())) {
          started.add(sent);
        } else {
          back.add(sent.task());
        }
      }
      pool.giveBack(back);
      if (again && !pool.isClosed() && slot.phase() == Phase.COLD) {
        pool.wake(slot);
      }
      return started;
    }
  }

  /** Takes all tasks that wait for a worker from them: there is none that does anything. */
  List<RemoteTask<?>> giveUp() {
    try (Held _ = pool.hold()) {
      List<RemoteTask<?>> all = pool.drain();
      pool.signalAll();
      return all;
    }
  }

  /** The last task that the worker has started; 0 for none. */
  long lastStarted() {
    try (Held _ = pool.hold()) {
      return slot.window().lastStarted();
    }
  }

  /** Takes away the worker that has retired. */
  void retired() {
    try (Held _ = pool.hold()) {
      slot.clear();
    }
  }

  /**
   * Lets the supervisor go, if nobody wants a worker of the slot, which has none; whether it may.
   */
  boolean leave() {
    try (Held _ = pool.hold()) {
      return pool.leave(slot);
    }
  }

  /** What there is to do for who keeps a slot. */
  enum SupervisorAction {
    /** Start a worker. */
    START,
    /** Take the permit that was left: its bytes may take a while to be read. */
    SEND,
    /** Kill the worker once more, since it does not end. */
    KILL,
    /** See the worker, whose channel has ended, to its end. */
    BURY,
    /** End the worker in peace. */
    RETIRE,
    /** Go: nothing will come any more. */
    LEAVE
  }
}
