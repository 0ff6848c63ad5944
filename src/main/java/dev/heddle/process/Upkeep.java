package dev.heddle.process;

import dev.heddle.process.Lane.Phase;
import dev.heddle.process.PoolState.Held;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the keeper of a lane has to do there, and what changes by its doing it. */
record Upkeep(PoolState pool, Lane lane) {

  /** A worker that was killed and whose channel does not end is killed again so much later. */
  private static final long KILL_AGAIN_NANOS = 200_000_000;

  /** Waits until there is something to do. */
  Errand await() {
    try (Held _ = pool.hold()) {
      while (true) {
        Errand errand = errand();
        if (errand != null) {
          return errand;
        }
        if (lane.phase() == Phase.DOOMED) {
          if (timedOut(KILL_AGAIN_NANOS) && lane.phase() == Phase.DOOMED) {
            return Errand.KILL;
          }
        } else if (isIdle() && pool.idleNanos() > 0) {
          boolean _ = timedOut(Math.max(1, pool.idleNanos() - lane.idleNanos()));
        } else {
          lane.changed().awaitUninterruptibly();
        }
      }
    }
  }

  private boolean isIdle() {
    return lane.phase() == Phase.READY && lane.isEmpty() && !lane.isPenTaken();
  }

  private boolean isIdleTooLong() {
    return pool.idleNanos() > 0 && lane.idleNanos() >= pool.idleNanos();
  }

  @SuppressWarnings("WaitNotInLoop") // who calls this looks again in a loop
  private boolean timedOut(long nanos) {
    try {
      return lane.changed().awaitNanos(nanos) <= 0;
    } catch (InterruptedException e) {
      return false; // nobody interrupts a keeper but a task's own code, while it was sent
    }
  }

  private @Nullable Errand errand() {
    boolean nobodyWrites = !lane.isPenTaken() || lane.isPenLeft();
    return switch (lane.phase()) {
      case STARTING -> Errand.START;
      case LOST -> nobodyWrites ? Errand.BURY : null;
      case DOOMED -> lane.isDumpDue() ? Errand.KILL : null;
      case COLD -> {
        if (pool.tooFewStartFor(pool.tasks().size())) {
          lane.beginStart();
          yield Errand.START;
        }
        yield pool.isDrained() ? Errand.LEAVE : null;
      }
      case READY, RETIRING -> {
        if (lane.isPenDue()) {
          yield Errand.SEND;
        }
        if (lane.isEmpty()
            && !lane.isPenTaken()
            && (lane.isSpent() || pool.isDrained() || (isIdle() && isIdleTooLong()))) {
          pool.removeIdle(lane);
          lane.enter(Phase.RETIRING);
          yield Errand.RETIRE;
        }
        yield null;
      }
    };
  }

  /** Whether the threads of the worker that is to be killed are to be heard first, once. */
  boolean takeDump() {
    try (Held _ = pool.hold()) {
      boolean due = lane.isDumpDue();
      lane.setDumpDue(false);
      return due;
    }
  }

  /** Takes in a worker that has just become ready, with its pen taken; whether it replaces one. */
  boolean ready(Worker worker, Traffic traffic) {
    try (Held _ = pool.hold()) {
      boolean again = lane.hadWorker();
      lane.welcome(worker, traffic);
      lane.takePen();
      return again;
    }
  }

  /**
   * Notes that no worker can be started; gives the tasks for which there is no worker and will be
   * none.
   */
  List<RemoteTask<?>> cannotStart() {
    try (Held _ = pool.hold()) {
      lane.enter(Phase.COLD);
      boolean hope =
          !pool.isStopped()
              && pool.lanes().stream()
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
  List<Sent> bury(boolean again) {
    try (Held _ = pool.hold()) {
      long last = lane.flight().lastStarted();
      if (lane.isPenLeft()) {
        RemoteTask<?> inHand = lane.takeFromHand();
        lane.layDownPen();
        if (inHand != null) {
          pool.tasks().addFirst(inHand);
        }
      }
      List<Sent> started = new ArrayList<>();
      List<RemoteTask<?>> back = new ArrayList<>();
      for (Sent sent : lane.clear()) {
        // only what the worker was to read next can have ended it before it started
        boolean suspect = started.isEmpty() && back.isEmpty();
        if (sent.number() <= last || (suspect && sent.task().isSentInVainAgain())) {
          started.add(sent);
        } else {
          back.add(sent.task());
        }
      }
      pool.giveBack(back);
      if (again && !pool.isClosed() && lane.phase() == Phase.COLD) {
        pool.wake(lane);
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
      return lane.flight().lastStarted();
    }
  }

  /** Takes away the worker that has retired. */
  void retired() {
    try (Held _ = pool.hold()) {
      lane.clear();
    }
  }

  /** Lets the keeper go, if nobody wants a worker of the lane, which has none; whether it may. */
  boolean leave() {
    try (Held _ = pool.hold()) {
      return pool.leave(lane);
    }
  }
}
