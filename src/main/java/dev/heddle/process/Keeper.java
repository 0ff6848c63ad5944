package dev.heddle.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Starts the workers of one lane, one after the other, and sees each to its end. */
final class Keeper {

  private static final int START_ATTEMPTS = 3;

  /** A worker that lived for less is not replaced before it is needed. */
  private static final Duration HEALTHY = Duration.ofSeconds(1);

  private static final Duration READER_LIMIT = Duration.ofSeconds(1);

  private final Dispatcher dispatcher;
  private final Lane lane;
  private final Starter starter;

  private @Nullable WorkerProcess worker;
  private @Nullable Thread reader;
  private volatile @Nullable Throwable channelEnd;
  private boolean stopped;

  /**
   * What every start of a worker needs.
   *
   * @param folder where sockets and ledgers lie
   * @param started how many workers were started in the pool
   * @param book the classes that its tasks refer to
   */
  record Starter(
      PoolOptions options,
      WorkerCommand command,
      Path folder,
      AtomicInteger started,
      ClassBook book) {}

  Keeper(Dispatcher dispatcher, Lane lane, Starter starter) {
    this.dispatcher = dispatcher;
    this.lane = lane;
    this.starter = starter;
  }

  /** Starts the thread that does the work. */
  void hire() {
    Thread.ofPlatform().daemon().name("heddle-lane-" + lane.number()).start(this::keep);
  }

  private void keep() {
    try {
      for (Errand errand = dispatcher.await(lane);
          errand != Errand.LEAVE;
          errand = dispatcher.await(lane)) {
        switch (errand) {
          case START -> {
            if (!start()) {
              return;
            }
          }
          case SEND -> lane.traffic().sendHeld();
          case BURY -> bury();
          case RETIRE -> retire();
          case LEAVE -> throw new AssertionError();
        }
      }
    } finally {
      dispatcher.leave(lane);
    }
  }

  private boolean start() {
    WorkerProcess fresh;
    try {
      fresh = startPatiently();
    } catch (WorkerStartException e) {
      dispatcher.cannotStart(lane).forEach(task -> task.fail(e));
      lane.start().completeExceptionally(e);
      return false;
    }
    Traffic traffic =
        new Traffic(dispatcher, lane, fresh, starter.options().payloadLimit(), starter.book());
    dispatcher.ready(lane, fresh, traffic);
    channelEnd = null;
    reader =
        Thread.ofPlatform()
            .daemon()
            .name("heddle-reader-" + fresh.pid())
            .start(() -> channelEnd = traffic.receive());
    lane.start().complete(fresh);
    traffic.send(dispatcher.next(lane));
    return true;
  }

  private WorkerProcess startPatiently() throws WorkerStartException {
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce();
      } catch (WorkerStartException e) {
        if (attempt == START_ATTEMPTS || !e.isWorthRetrying() || isStopped()) {
          throw e;
        }
      }
    }
  }

  private WorkerProcess startOnce() throws WorkerStartException {
    int number = starter.started().incrementAndGet();
    if (isStopped()) {
      throw shutDown();
    }
    WorkerProcess fresh =
        WorkerProcess.launch(starter.options(), starter.command(), starter.folder(), number);
    boolean good = false;
    try {
      adopt(fresh);
      PoolOptions options = starter.options();
      fresh.awaitReady(options.startLimit(), options.payloadLimit());
      good = true;
      return fresh;
    } catch (WorkerStartException e) {
      throw isStopped() ? shutDown() : e;
    } finally {
      if (!good) {
        fresh.kill();
        fresh.reap();
      }
    }
  }

  private synchronized void adopt(WorkerProcess fresh) throws WorkerStartException {
    if (stopped) {
      throw shutDown();
    }
    worker = fresh;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Kills a worker that is starting, and lets no other start. */
  synchronized void stop() {
    stopped = true;
    if (worker != null && worker.jvm() == null) {
      worker.kill();
    }
  }

  private static WorkerStartException shutDown() {
    return new WorkerStartException("the pool was shut down before the task could start", false);
  }

  private WorkerProcess present() {
    return Objects.requireNonNull(worker, "no worker");
  }

  private void bury() {
    WorkerProcess dead = present();
    Doom doom = lane.doom();
    String how = end(dead, doom);
    List<Sent> started = dispatcher.bury(lane, dead.hasLivedFor(HEALTHY));
    if (!started.isEmpty()) {
      dead.hearOut();
    }
    for (Sent sent : started) {
      String task = sent.task().name();
      sent.task()
          .fail(
              doom == Doom.LATE
                  ? new DeadlineException(task, dead.pid(), starter.options().deadline())
                  : dead.crashed(task, how));
    }
    dispatcher.useIdle();
    dead.reap();
  }

  /** Sees to it that the worker ends, and says how it did. */
  private String end(WorkerProcess lost, @Nullable Doom doom) {
    join();
    Throwable cause = channelEnd;
    boolean unbroken = cause instanceof IOException && !(cause instanceof GarbageException);
    boolean itself = unbroken && lost.endsByItself();
    if (!itself) {
      lost.kill();
    }
    if (doom != null) {
      return doom.words();
    }
    return itself || cause == null ? lost.ending() : "was ended (" + cause.getMessage() + ")";
  }

  private void retire() {
    WorkerProcess old = present();
    Traffic traffic = lane.traffic();
    old.retire();
    join();
    failWhatIsStillRead(traffic);
    dispatcher.retired(lane);
    old.free();
  }

  /** No future waits for ever, even if the code that reads its result never ends. */
  private static void failWhatIsStillRead(Traffic traffic) {
    RemoteTask<?> task = traffic.reading();
    if (task != null) {
      String what = "the result of " + task.name() + " cannot be read: ";
      task.fail(
          new TransferException(
              what + "its own code was still at it when its pool was done; look at readObject",
              null));
    }
  }

  /** Waits for the reader, but not for ever: it may be in a result's own code. */
  private void join() {
    Thread last = reader;
    if (last != null) {
      try {
        last.join(READER_LIMIT);
      } catch (InterruptedException e) {
        // nobody interrupts a keeper but a task's own code, while it was sent
      }
    }
  }
}
