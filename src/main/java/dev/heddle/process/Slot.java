package dev.heddle.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A place for one worker in a pool: a thread that takes tasks, starts a worker when it needs one,
 * and speaks with it; so there are never more workers than slots.
 */
final class Slot {

  /** How often a start is tried, and how often a task that never started is sent. */
  private static final int ATTEMPTS = 3;

  private final Shared shared;
  private final String name;

  /** Held while a worker starts or is given up; taken before this object's monitor. */
  private final ReentrantLock changing = new ReentrantLock();

  private @Nullable WorkerProcess worker;
  private @Nullable RemoteTask<?> current;
  private boolean killed;
  private boolean stopped;
  private int served;

  /**
   * What the slots of a pool share.
   *
   * @param folder where sockets and words lie
   * @param workers how many workers were started
   * @param tasks how many tasks were sent
   */
  record Shared(
      PoolOptions options,
      TaskQueue queue,
      WorkerCommand command,
      Path folder,
      AtomicInteger workers,
      AtomicLong tasks) {}

  Slot(Shared shared, int number) {
    this.shared = shared;
    this.name = "heddle-slot-" + number;
  }

  /** Starts this slot's thread, which serves the queue until there is nothing more to come. */
  void hire() {
    Thread.ofPlatform().daemon().name(name).start(this::serve);
  }

  private void serve() {
    try {
      RemoteTask<?> task = shared.queue.take();
      while (task != null && perform(task)) {
        task = shared.queue.take();
      }
    } finally {
      end();
      shared.queue.leave(this);
    }
  }

  /** Sees to it that {@code task} gets its outcome; false if this slot is of no more use. */
  private boolean perform(RemoteTask<?> task) {
    // a task's own code may have interrupted this thread while it was written or read here
    Thread.interrupted();
    try {
      if (!task.isDone()) {
        byte[] payload = task.encode(shared.options.payloadLimit());
        send(task, shared.tasks.incrementAndGet(), payload);
      }
    } catch (WorkerStartException e) {
      return cannotStart(task, e);
    } catch (Throwable e) {
      task.fail(e);
    }
    return true;
  }

  private void send(RemoteTask<?> task, long id, byte[] payload) throws WorkerStartException {
    for (int attempt = 1; ; attempt++) {
      WorkerProcess runner = ready();
      if (!begin(task)) {
        return;
      }
      try {
        Frame answer = runner.exchange(task.type(), id, payload);
        boolean lost = finish();
        if (task.complete(answer, runner.pid()) || lost || isWornOut()) {
          giveUp();
        }
        return;
      } catch (Throwable e) {
        String how = mourn(runner, e);
        boolean started = runner.hasStarted(id);
        WorkerCrashedException crash = runner.crashed(task.name(id), how);
        free(runner);
        if (started || attempt == ATTEMPTS) {
          task.fail(crash);
          return;
        }
      }
    }
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
          if (attempt == ATTEMPTS || !e.isWorthRetrying() || isStopped()) {
            throw e;
          }
        }
      }
    } finally {
      changing.unlock();
    }
  }

  private WorkerProcess start() throws WorkerStartException {
    int number = shared.workers.incrementAndGet();
    if (isStopped()) {
      throw shutDown();
    }
    WorkerProcess fresh = WorkerProcess.launch(shared.command, shared.folder, number);
    boolean good = false;
    try {
      adopt(fresh);
      fresh.awaitReady(shared.options.startLimit(), shared.options.payloadLimit());
      good = true;
    } catch (WorkerStartException e) {
      throw isStopped() ? shutDown() : e;
    } finally {
      if (!good) {
        fresh.kill();
        free(fresh);
      }
    }
    shared.queue.noteHealthy(this);
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
  private synchronized boolean begin(RemoteTask<?> task) {
    // first be seen, then look: who cancels does it the other way round, so one sees the other
    task.runsIn(this);
    if (task.isDone()) {
      return false;
    }
    current = task;
    return true;
  }

  /** Unbinds the task; true if the worker was killed meanwhile. */
  private synchronized boolean finish() {
    current = null;
    served++;
    return killed;
  }

  private boolean isWornOut() {
    int most = shared.options.tasksPerWorker();
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

  /** Sees the lost worker to its end and says how it came. */
  private String mourn(WorkerProcess lost, Throwable cause) {
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
    lost.awaitEnd();
    if (meant) {
      return isStopped() ? "was ended by the shutdown of its pool" : "was ended by a cancellation";
    }
    return itself ? lost.ending() : "was ended (" + cause.getMessage() + ")";
  }

  /** Ends the worker in peace, if there is one. */
  private void giveUp() {
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

  /** Ends this slot's worker, for good if the pool is closed. */
  void end() {
    if (shared.queue.isClosed()) {
      synchronized (this) {
        stopped = true;
        if (worker != null && worker.jvm() == null) {
          worker.kill();
        }
      }
    }
    giveUp();
  }

  private boolean cannotStart(RemoteTask<?> task, WorkerStartException why) {
    if (!isStopped() && shared.queue.giveBack(task, this)) {
      return false;
    }
    task.fail(why);
    if (!isStopped()) {
      shared.queue.drain().forEach(waiting -> waiting.fail(why));
    }
    return true;
  }

  private static WorkerStartException shutDown() {
    return new WorkerStartException("the pool was shut down before the task could start", false);
  }

  private synchronized boolean isStopped() {
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
