package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import dev.heddle.process.wire.GarbageException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a worker of a slot whose channel has ended, and of the tasks that it had. */
record WorkerLoss(PoolState pool, Dispatcher dispatcher, WorkerSlot slot, StartAttempts starts) {

  /** A worker that lived for less is not replaced before it is needed. */
  private static final Duration HEALTHY = Duration.ofSeconds(1);

  /**
   * Sees {@code dead} to its end, fails what it had begun, and lets others do the rest; whether it
   * was one of too many that ended before they began a task.
   */
  boolean bury(PoolWorker dead) {
    KillReason killReason = slot.killReason();
    String how = end(dead, killReason);
    boolean worked = dead.lastStarted() > 0;
    boolean inVain = killReason == null && !worked && starts.record().inVain();
    if (worked) {
      starts.record().worked();
    }
    List<InFlightTask> started = takeAway(dead.hasLivedFor(HEALTHY));
    // from here on nobody else has the tasks or the worker
    try {
      if (!started.isEmpty()) {
        dead.hearOut();
      }
    } finally {
      try {
        started.forEach(sent -> fail(sent.task(), dead, killReason, how));
        if (inVain) {
          giveUp(dead, how);
        }
        dispatcher.useIdle();
      } finally {
        dead.reap(!starts.isStopped());
      }
    }
    return inVain;
  }

  /** Fails {@code task}, with whatever goes wrong on the way to the reason. */
  private static void fail(
      RemoteTask<?> task, PoolWorker dead, @Nullable KillReason killReason, String how) {
    Throwable why;
    try {
      why =
          killReason == KillReason.LATE
              ? DeadlineException.running(task.name(), dead.pid(), task.limit(), dead.threads())
              : dead.crashed(task.name(), how);
    } catch (RuntimeException | Error e) {
      why = e;
    }
    fail(task, why);
  }

  private static void fail(RemoteTask<?> task, Throwable why) {
    try {
      task.fail(why);
    } catch (RuntimeException | Error e) {
      // those after it must fail, too
    }
  }

  /** Sees to it that the worker ends, and says how it did. */
  private String end(PoolWorker lost, @Nullable KillReason killReason) {
    AnswerReader reader = slot.reader();
    reader.join(AnswerReader.LAST_MILLIS);
    Throwable unsent = slot.writer().end();
    Throwable cause = unsent == null || unsent instanceof IOException ? reader.end() : unsent;
    boolean unbroken = cause instanceof IOException && !(cause instanceof GarbageException);
    boolean itself = unbroken && lost.endsSoon();
    if (!itself) {
      lost.kill();
      // what it starts until it is gone must not be taken for a task that it has not started
      boolean _ = lost.endsSoon();
    }
    if (killReason != null) {
      return killReason.words();
    }
    return itself || cause == null
        ? lost.ending()
        : PoolWords.broken(String.valueOf(cause.getMessage()));
  }

  /**
   * Takes away the worker that has ended, with all that was with it: what it had not started goes
   * back to its place before those that wait; gives the rest.
   *
   * @param again whether to start another one at once
   */
  private List<InFlightTask> takeAway(boolean again) {
    try (Held _ = pool.hold()) {
      if (slot.permit().isLeft()) {
        RemoteTask<?> inHand = slot.permit().takeFromHand();
        slot.permit().layDown();
        if (inHand != null) {
          pool.tasks().addFirst(inHand);
        }
      }
      InFlightWindow.Remains remains = slot.window().remains();
      slot.clear();
      pool.giveBack(remains.unstarted());
      if (again && !pool.isClosed() && slot.phase() == Phase.COLD) {
        pool.wake(slot);
      }
      return remains.started();
    }
  }

  /** Fails what waits: with workers that end before they begin a task, none would ever be done. */
  private void giveUp(PoolWorker last, String how) {
    last.hearOut();
    WorkerStartException why =
        new WorkerStartException(
            PoolWords.tooManyInVain(StartRecord.MOST_IN_VAIN, last.pid(), how, last.printed()),
            false);
    List<RemoteTask<?>> all;
    try (Held _ = pool.hold()) {
      all = pool.drain();
      pool.signalAll();
    }
    all.forEach(task -> fail(task, why));
  }
}
