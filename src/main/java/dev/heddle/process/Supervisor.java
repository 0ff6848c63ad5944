package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import dev.heddle.process.wire.ClassTableWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Starts the workers of one slot, one after the other, and sees each to its end. */
final class Supervisor {

  /** A worker that was killed and whose channel does not end is killed again so much later. */
  private static final long KILL_AGAIN_NANOS = 200_000_000;

  private static final long AFTER_FAILURE_NANOS = 100_000_000;

  /** A worker that could not start is tried again so much later, where tasks wait for one. */
  private static final long START_AGAIN_NANOS = 1_000_000_000;

  /** The same, twice as much each time: at most so many times. */
  private static final int MOST_DOUBLED = 5;

  private final PoolState pool;
  private final Dispatcher dispatcher;
  private final WorkerSlot slot;
  private final StartAttempts starts;
  private final ClassTableWriter outTable;
  private final WorkerLoss loss;

  /** The worker of the slot, from when it is ready until it is freed; for this one's thread. */
  private @Nullable PoolWorker worker;

  /** Whether too many workers ended before they began a task; for this one's thread. */
  private boolean startsInVain;

  /** When to try again what failed, and how often it failed; for this one's thread. */
  private long nextStart = System.nanoTime();

  private int failedStarts;

  Supervisor(
      PoolState pool,
      Dispatcher dispatcher,
      WorkerSlot slot,
      StartAttempts starts,
      ClassTableWriter outTable) {
    this.pool = pool;
    this.dispatcher = dispatcher;
    this.slot = slot;
    this.starts = starts;
    this.outTable = outTable;
    this.loss = new WorkerLoss(pool, dispatcher, slot, starts);
  }

  /** Starts the thread that does the work. */
  void hire() {
    Thread.ofPlatform().daemon().name("heddle-slot-" + slot.number()).start(this::keep);
  }

  private void keep() {
    try {
      do {
        runActions();
      } while (!leave());
    } finally {
      dispatcher.endIfDone();
    }
  }

  /** Goes, if nobody wants a worker of the slot, which has none; whether it may. */
  private boolean leave() {
    try (Held _ = pool.hold()) {
      return pool.leave(slot);
    }
  }

  private void runActions() {
    boolean goesOn = true;
    while (goesOn) {
      try {
        SupervisorAction action = await();
        goesOn = action != SupervisorAction.LEAVE && run(action);
      } catch (RuntimeException | Error e) {
        // such as for want of memory: what could not be done is still to be done
        LockSupport.parkNanos(AFTER_FAILURE_NANOS);
      }
    }
  }

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
          long rest = Math.max(1, pool.idleNanos() - slot.idleNanos());
          boolean _ = timedOut(slot.isTrimmed() ? rest : Math.min(rest, WorkerSlot.TRIM_NANOS));
        } else if (slot.phase() == Phase.READY && !slot.isTrimmed()) {
          boolean _ = timedOut(WorkerSlot.TRIM_NANOS);
        } else if (slot.phase() == Phase.COLD && nextStart - System.nanoTime() > 0) {
          boolean _ = timedOut(nextStart - System.nanoTime());
        } else {
          slot.changed().awaitUninterruptibly();
        }
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // whoever calls this looks again in a loop
  private boolean timedOut(long nanos) {
    try {
      return slot.changed().awaitNanos(nanos) <= 0;
    } catch (InterruptedException e) {
      return false; // nobody interrupts a supervisor but a task's own code, while it was sent
    }
  }

  private boolean isIdle() {
    return slot.phase() == Phase.READY && slot.isEmpty() && !slot.permit().isTaken();
  }

  private boolean isIdleTooLong() {
    return pool.idleNanos() > 0 && slot.idleNanos() >= pool.idleNanos();
  }

  private @Nullable SupervisorAction action() {
    boolean nobodyWrites = !slot.permit().isTaken() || slot.permit().isLeft();
    return switch (slot.phase()) {
      case STARTING -> SupervisorAction.START;
      case LOST -> nobodyWrites ? SupervisorAction.BURY : null;
      case DOOMED -> slot.isDumpDue() ? SupervisorAction.KILL : null;
      case RETIRING -> SupervisorAction.RETIRE;
      case COLD -> {
        int waiting = startsInVain ? pool.tasks().size() : pool.unserved();
        if (pool.tooFewStartFor(waiting) && System.nanoTime() - nextStart >= 0) {
          slot.beginStart();
          yield SupervisorAction.START;
        }
        yield pool.isDrained() ? SupervisorAction.LEAVE : null;
      }
      case READY -> {
        if (slot.permit().isDue()) {
          yield SupervisorAction.SEND;
        }
        if (isIdle() && (slot.isSpent() || pool.isDrained() || isIdleTooLong())) {
          pool.removeIdle(slot);
          slot.enter(Phase.RETIRING);
          yield SupervisorAction.RETIRE;
        }
        if (slot.isTrimDue()) {
          slot.setTrimmed();
          yield SupervisorAction.TRIM;
        }
        yield null;
      }
    };
  }

  /** Runs an action; false if nothing more is to be done here. */
  private boolean run(SupervisorAction action) {
    switch (action) {
      case START -> {
        return start();
      }
      case SEND -> slot.writer().sendWhatIsLeft();
      case KILL -> {
        if (takeDump()) {
          present().hearThreads();
        }
        present().kill();
        dispatcher.useIdle();
      }
      case BURY -> {
        startsInVain = loss.bury(present());
        worker = null;
      }
      case TRIM -> present().trim();
      case RETIRE -> retire();
      case LEAVE -> throw new AssertionError();
    }
    return true;
  }

  private PoolWorker present() {
    return Objects.requireNonNull(worker, "no worker");
  }

  private boolean start() {
    try {
      PoolWorker fresh = starts.start();
      if (ready(fresh)) {
        dispatcher.outcomes().restarted();
      }
      nextStart = System.nanoTime();
      failedStarts = 0;
      slot.reader().startOrLose();
      slot.start().complete(fresh);
      slot.writer().send(null);
      return true;
    } catch (WorkerStartException e) {
      // while the slot is still starting, or what comes of the next start would be told so, too
      slot.start().completeExceptionally(e);
      nextStart = System.nanoTime() + (START_AGAIN_NANOS << Math.min(failedStarts, MOST_DOUBLED));
      failedStarts++;
      return othersGoOn(e);
    }
  }

  /**
   * Takes in a worker that has just become ready, with its permit taken; whether it replaces one.
   */
  boolean ready(PoolWorker fresh) {
    worker = fresh;
    TaskWriter writer = new TaskWriter(pool, slot, fresh, outTable, dispatcher::useIdle);
    AnswerReader reader = new AnswerReader(pool, slot, dispatcher, writer, fresh);
    try (Held _ = pool.hold()) {
      boolean again = slot.hadWorker();
      slot.welcome(fresh, writer, reader);
      slot.permit().take();
      return again;
    }
  }

  /**
   * Notes a failed start; whether another slot can run the tasks that wait, which fail otherwise.
   */
  private boolean othersGoOn(WorkerStartException why) {
    boolean hope;
    List<RemoteTask<?>> hopeless;
    try (Held _ = pool.hold()) {
      slot.enter(Phase.COLD);
      hope =
          !pool.isStopped()
              && pool.slots().stream()
                  .anyMatch(other -> other.phase() != Phase.COLD && other.phase() != Phase.LOST);
      pool.signalAll();
      hopeless = hope ? List.of() : pool.drain();
    }
    hopeless.forEach(task -> task.fail(why));
    return hope;
  }

  /** Kills a worker that is starting, and lets no other start. */
  void stop() {
    starts.stop();
  }

  /** Whether the threads of the worker that is to be killed are to be heard first, once. */
  private boolean takeDump() {
    try (Held _ = pool.hold()) {
      boolean due = slot.isDumpDue();
      slot.setDumpDue(false);
      return due;
    }
  }

  private void retire() {
    PoolWorker old = present();
    old.retire();
    slot.reader().join(AnswerReader.LAST_MILLIS);
    // before it is told: what could not be freed is tried again, as long as the slot has it
    old.free();
    try (Held _ = pool.hold()) {
      slot.clear();
    }
    worker = null;
  }
}
