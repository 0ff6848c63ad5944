package dev.heddle.process;

/**
 * A place for one worker in a pool: a thread that takes tasks, starts a worker when it needs one,
 * and speaks with it; so there are never more workers than slots.
 */
final class Slot {

  /** How often a task is sent to workers that die before it starts. */
  private static final int SEND_ATTEMPTS = 3;

  private final PoolShare share;
  private final String name;
  private final Berth berth;

  Slot(PoolShare share, int number) {
    this.share = share;
    this.name = "heddle-slot-" + number;
    this.berth = new Berth(share, () -> share.queue().noteHealthy(this));
  }

  /** Where the worker of this slot lives. */
  Berth berth() {
    return berth;
  }

  /** Starts this slot's thread, which serves the queue until there is nothing more to come. */
  void hire() {
    Thread.ofPlatform().daemon().name(name).start(this::serve);
  }

  private void serve() {
    try {
      RemoteTask<?> task = share.queue().take();
      while (task != null && perform(task)) {
        task = share.queue().take();
      }
    } finally {
      if (share.queue().isClosed()) {
        berth.close();
      } else {
        berth.giveUp();
      }
      share.queue().leave(this);
    }
  }

  /** Sees to it that {@code task} gets its outcome; false if this slot is of no more use. */
  private boolean perform(RemoteTask<?> task) {
    // a task's own code may have interrupted this thread while it was written or read here
    Thread.interrupted();
    try {
      if (!task.isDone()) {
        byte[] payload = task.encode(share.options().payloadLimit());
        send(task, share.tasks().incrementAndGet(), payload);
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
      WorkerProcess runner = berth.ready();
      if (!berth.begin(task)) {
        return;
      }
      try {
        Frame answer = runner.exchange(task.type(), id, payload);
        boolean lost = berth.finish();
        if (task.complete(answer, runner.pid()) || lost || berth.isWornOut()) {
          berth.giveUp();
        }
        return;
      } catch (Throwable e) {
        String how = berth.mourn(runner, e);
        if (runner.hasStarted(id) || attempt == SEND_ATTEMPTS) {
          task.fail(runner.crashed(task.name(id), how));
          return;
        }
      }
    }
  }

  private boolean cannotStart(RemoteTask<?> task, WorkerStartException why) {
    if (!berth.isStopped() && share.queue().giveBack(task, this)) {
      return false;
    }
    task.fail(why);
    if (!berth.isStopped()) {
      share.queue().drain().forEach(waiting -> waiting.fail(why));
    }
    return true;
  }
}
