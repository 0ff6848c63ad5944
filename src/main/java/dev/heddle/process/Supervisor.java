package dev.heddle.process;

import dev.heddle.process.SupervisorState.SupervisorAction;
import dev.heddle.process.wire.GarbageException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Starts the workers of one slot, one after the other, and sees each to its end. */
final class Supervisor {

  private static final int START_ATTEMPTS = 3;

  /** A worker that lived for less is not replaced before it is needed. */
  private static final Duration HEALTHY = Duration.ofSeconds(1);

  private static final long AFTER_FAILURE_NANOS = 100_000_000;
  private static final long PAUSE_NANOS = 10_000_000;

  private static final Duration READER_LIMIT = Duration.ofSeconds(1);

  private final PoolState pool;
  private final Dispatcher dispatcher;
  private final WorkerSlot slot;
  private final SupervisorState state;
  private final SpareWorkers.Start starter;
  private final StartRecord record;
  private final WorkerTraffic.Terms terms;

  private @Nullable PoolWorker worker;
  private boolean stopped;

  private boolean starting;

  Supervisor(
      PoolState pool,
      Dispatcher dispatcher,
      WorkerSlot slot,
      SpareWorkers.Start starter,
      StartRecord record,
      WorkerTraffic.Terms terms) {
    this.pool = pool;
    this.state = new SupervisorState(pool, slot);
    this.dispatcher = dispatcher;
    this.slot = slot;
    this.starter = starter;
    this.record = record;
    this.terms = terms;
  }

  /** Starts the thread that does the work. */
  void hire() {
    Thread.ofPlatform().daemon().name("heddle-slot-" + slot.number()).start(this::keep);
  }

  private void keep() {
    try {
      do {
        runActions();
      } while (!state.leave());
    } finally {
      dispatcher.endIfDone();
    }
  }

  private void runActions() {
    boolean goesOn = true;
    while (goesOn) {
      try {
        SupervisorAction action = state.await();
        goesOn = action != SupervisorAction.LEAVE && run(action);
      } catch (RuntimeException | Error e) {
        // such as for want of memory: what could not be done is still to be done
        LockSupport.parkNanos(AFTER_FAILURE_NANOS);
      }
    }
  }

  /** Runs an action; false if nothing more is to be done here. */
  private boolean run(SupervisorAction action) {
    switch (action) {
      case START -> {
        return start();
      }
      case SEND -> slot.traffic().sendWhatIsLeft();
      case KILL -> {
        if (state.takeDump()) {
          present().hearThreads();
        }
        present().kill();
        dispatcher.useIdle();
      }
      case BURY -> bury();
      case RETIRE -> retire();
      case LEAVE -> throw new AssertionError();
    }
    return true;
  }

  private boolean start() {
    PoolWorker fresh;
    try {
      fresh = startPatiently();
    } catch (WorkerStartException e) {
      // while the slot is still starting, or what comes of the next start would be told so, too
      slot.start().completeExceptionally(e);
      state.cannotStart().forEach(task -> task.fail(e));
      return false;
    }
    WorkerTraffic traffic = new WorkerTraffic(pool, dispatcher, slot, fresh, terms);
    if (state.ready(fresh, traffic)) {
      dispatcher.outcomes().restarted();
    }
    traffic.receiver().startOrLose();
    slot.start().complete(fresh);
    traffic.send(null);
    return true;
  }

  private PoolWorker startPatiently() throws WorkerStartException {
    for (int attempt = 1; ; attempt++) {
      pause(record.pauseNanos());
      try {
        return startOnce();
      } catch (WorkerStartException e) {
        boolean tooMany = !isStopped() && record.inVain();
        if (tooMany || attempt == START_ATTEMPTS || !e.isWorthRetrying() || isStopped()) {
          throw e;
        }
      }
    }
  }

  /** Waits before the next start, since those before it came to nothing. */
  private void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !isStopped(); left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, PAUSE_NANOS));
    }
  }

  private PoolWorker startOnce() throws WorkerStartException {
    if (isStopped()) {
      throw shutDown();
    }
    try {
      return starter.one(this::adopt);
    } catch (WorkerStartException e) {
      throw isStopped() ? shutDown() : e;
    } finally {
      started();
    }
  }

  private synchronized void adopt(PoolWorker fresh) throws WorkerStartException {
    if (stopped) {
      throw shutDown();
    }
    worker = fresh;
    starting = true;
  }

  private synchronized void started() {
    starting = false;
  }

  /** Keeps no more of a worker that is gone: its buffers would be there as long as its pool. */
  private synchronized void forget(PoolWorker gone) {
    if (gone.equals(worker)) {
      worker = null;
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Kills a worker that is starting, and lets no other start. */
  synchronized void stop() {
    stopped = true;
    if (worker != null && starting) {
      worker.kill();
    }
  }

  private static WorkerStartException shutDown() {
    return new WorkerStartException("the pool was shut down before the task could start", false);
  }

  private PoolWorker present() {
    return Objects.requireNonNull(worker, "no worker");
  }

  private void bury() {
    PoolWorker dead = present();
    KillReason killReason = slot.killReason();
    String how = end(dead, killReason);
    boolean inVain = killReason == null && state.lastStarted() == 0 && record.inVain();
    if (state.lastStarted() > 0) {
      record.worked();
    }
    List<InFlightTask> started = state.bury(dead.hasLivedFor(HEALTHY));
    if (!started.isEmpty()) {
      dead.hearOut();
    }
    for (InFlightTask sent : started) {
      String task = sent.task().name();
      sent.task()
          .fail(
              killReason == KillReason.LATE
                  ? DeadlineException.running(task, dead.pid(), sent.task().limit(), dead.threads())
                  : dead.crashed(task, how));
    }
    if (inVain) {
      giveUp(dead, how);
    }
    dispatcher.useIdle();
    dead.reap(!isStopped());
    forget(dead);
  }

  /** Fails what waits: with workers that end before they begin a task, none would ever be done. */
  private void giveUp(PoolWorker last, String how) {
    last.hearOut();
    WorkerStartException why =
        new WorkerStartException(
            "the pool stops starting workers: "
                + StartRecord.MOST_IN_VAIN
                + " one after the other ended before they had begun a task; the last one, worker "
                + last.pid()
                + ", "
                + how
                + last.printed(),
            false);
    state.giveUp().forEach(task -> task.fail(why));
  }

  /** Sees to it that the worker ends, and says how it did. */
  private String end(PoolWorker lost, @Nullable KillReason killReason) {
    AnswerReader receiver = slot.traffic().receiver();
    receiver.join(READER_LIMIT.toMillis());
    Throwable unsent = slot.traffic().sender().end();
    Throwable cause = unsent == null || unsent instanceof IOException ? receiver.end() : unsent;
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
    return itself || cause == null ? lost.ending() : "was ended (" + cause.getMessage() + ")";
  }

  private void retire() {
    PoolWorker old = present();
    old.retire();
    slot.traffic().receiver().join(READER_LIMIT.toMillis());
    state.retired();
    old.free();
    forget(old);
  }
}
