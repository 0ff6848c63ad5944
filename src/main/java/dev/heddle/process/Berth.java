package dev.heddle.process;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where at most one worker at a time lives: started when one is needed, killed from any thread,
 * given up when it is lost or worn out.
 */
final class Berth {

  private static final int START_ATTEMPTS = 3;

  private final PoolShare share;
  private final Runnable whenStarted;

  /** Held while a worker starts or is given up; taken before this object's monitor. */
  private final ReentrantLock changing = new ReentrantLock();

  private @Nullable WorkerProcess worker;
  private @Nullable RemoteTask<?> current;
  private boolean killed;
  private boolean stopped;
  private int served;

  /** A berth without a worker; {@code whenStarted} hears of every worker that became ready. */
  Berth(PoolShare share, Runnable whenStarted) {
    this.share = share;
    this.whenStarted = whenStarted;
  }

  /** A worker that is ready for a task, started if there is none. */
  WorkerProcess ready() throws WorkerStartException {
    changing.lock();
    try {
      WorkerProcess present = worker();
      if (present != null && present.isAlive()) {
        return present;
      }
      giveUp();
      for (int attempt = 1; ; attempt++) {
        try {
          return start();
        } catch (WorkerStartException e) {
          if (attempt == START_ATTEMPTS || !e.isWorthRetrying() || isStopped()) {
            throw e;
          }
        }
      }
    } finally {
      changing.unlock();
    }
  }

  private WorkerProcess start() throws WorkerStartException {
    int number = share.workers().incrementAndGet();
    if (isStopped()) {
      throw shutDown();
    }
    WorkerProcess fresh = WorkerProcess.launch(share.command(), share.folder(), number);
    boolean good = false;
    try {
      adopt(fresh);
      fresh.awaitReady(share.options().startLimit(), share.options().payloadLimit());
      good = true;
    } catch (WorkerStartException e) {
      throw isStopped() ? shutDown() : e;
    } finally {
      if (!good) {
        fresh.kill();
        free(fresh);
      }
    }
    whenStarted.run();
    return fresh;
  }

  private synchronized void adopt(WorkerProcess fresh) throws WorkerStartException {
    if (stopped) {
      throw shutDown();
    }
    worker = fresh;
    killed = false;
    served = 0;
  }

  /** Binds the task to the worker; false if the task was cancelled before. */
  synchronized boolean begin(RemoteTask<?> task) {
    // first be seen, then look: who cancels does it the other way round, so one sees the other
    task.runsIn(this);
    if (task.isDone()) {
      return false;
    }
    current = task;
    return true;
  }

  /** Unbinds the task; true if the worker was killed meanwhile. */
  synchronized boolean finish() {
    current = null;
    served++;
    return killed;
  }

  /** Whether the worker has served as many tasks as it may. */
  boolean isWornOut() {
    int most = share.options().tasksPerWorker();
    return most > 0 && served >= most;
  }

  /** Kills the worker if it still runs {@code task}. */
  synchronized void killIfRunning(RemoteTask<?> task) {
    if (current == task && worker != null) {
      killed = true;
      worker.kill();
    }
  }

  /** Kills the worker, also one that is starting, and lets no other start. */
  synchronized void stop() {
    stopped = true;
    if (worker != null) {
      killed = true;
      worker.kill();
    }
  }

  /** Sees the lost worker to its end, frees what belonged to it and says how the end came. */
  String mourn(WorkerProcess lost, Throwable cause) {
    boolean meant;
    synchronized (this) {
      current = null;
      meant = killed;
    }
    boolean unbroken = cause instanceof IOException && !(cause instanceof GarbageException);
    boolean itself = unbroken && lost.endsByItself();
    if (!itself) {
      lost.kill();
    }
    free(lost);
    if (meant) {
      return isStopped() ? "was ended by the shutdown of its pool" : "was ended by a cancellation";
    }
    return itself ? lost.ending() : "was ended (" + cause.getMessage() + ")";
  }

  /** Ends the worker in peace, if there is one. */
  void giveUp() {
    changing.lock();
    try {
      WorkerProcess old = worker();
      if (old != null) {
        if (!old.isAlive()) {
          old.reap();
        }
        old.retire();
        forget(old);
      }
    } finally {
      changing.unlock();
    }
  }

  private void free(WorkerProcess dead) {
    dead.reap();
    forget(dead);
  }

  private synchronized void forget(WorkerProcess dead) {
    if (worker == dead) {
      worker = null;
    }
  }

  /** Ends the worker in peace, or kills it if it is not ready yet, and lets no other start. */
  void close() {
    synchronized (this) {
      stopped = true;
      if (worker != null && worker.jvm() == null) {
        worker.kill();
      }
    }
    giveUp();
  }

  private static WorkerStartException shutDown() {
    return new WorkerStartException("the pool was shut down before the task could start", false);
  }

  /** Whether no worker may start here any more. */
  synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized @Nullable WorkerProcess worker() {
    return worker;
  }

  /** The worker that is ready or busy, if any. */
  @Nullable WorkerJvm jvm() {
    WorkerProcess present = worker();
    return present != null && present.isAlive() ? present.jvm() : null;
  }
}
