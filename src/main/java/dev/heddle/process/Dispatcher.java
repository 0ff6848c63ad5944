package dev.heddle.process;

import dev.heddle.process.Lane.Phase;
import dev.heddle.process.PoolState.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which task goes to which worker, for those who submit, cancel and shut down.
 *
 * <p>Each step is one change of the {@link PoolState}, which says how its lock is used.
 */
final class Dispatcher {

  /** When a worker that was late turns out to be at the next task: it tells in a moment. */
  private static final long LOOK_AGAIN_NANOS = 1_000_000;

  private final PoolState pool;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicLong numbers = new AtomicLong();
  private final int queueBound;
  private final Readings readings;
  private final Runnable whenEnding;
  private boolean ending;

  /** For the lanes of a pool; calls {@code whenEnding} once: when all is done after the close. */
  Dispatcher(PoolState pool, int queueBound, Readings readings, Runnable whenEnding) {
    this.readings = readings;
    this.pool = pool;
    this.queueBound = queueBound;
    this.whenEnding = whenEnding;
  }

  /** The number of a task that is new to the pool. */
  long nextNumber() {
    return numbers.incrementAndGet();
  }

  /**
   * Takes a task on: the calling thread sends it to a worker that is idle, else it waits.
   *
   * @throws RejectedExecutionException if closed, or if too many wait
   */
  void add(RemoteTask<?> task) {
    Lane lane;
    try (Held _ = pool.hold()) {
      throwIfClosed();
      int waiting = pool.tasks().size();
      lane = waiting == 0 ? pool.pollIdle() : null;
      if (lane == null) {
        if (queueBound > 0 && waiting >= queueBound) {
          throw new RejectedExecutionException(
              "the pool's queue is full: " + queueBound + " tasks wait; submit more later");
        }
        pool.startOneFor(waiting + 1);
        pool.tasks().addLast(task);
        return;
      }
      lane.takePen();
      lane.setInHand(task);
    }
    lane.traffic().send(task);
  }

  /** As {@link #add} does. */
  void throwIfClosed() {
    try (Held _ = pool.hold()) {
      if (pool.isClosed()) {
        throw new RejectedExecutionException("the pool is shut down: it takes no more tasks");
      }
    }
  }

  /**
   * Lets every worker start that has not; gives what comes of it.
   *
   * @throws RejectedExecutionException if closed
   */
  List<CompletableFuture<WorkerProcess>> wakeAll() {
    try (Held _ = pool.hold()) {
      throwIfClosed();
      pool.lanes().stream().filter(lane -> lane.phase() == Phase.COLD).forEach(pool::wake);
      return pool.lanes().stream().map(Lane::start).toList();
    }
  }

  /** Sends what waits to workers that are idle; there are both only after tasks came back. */
  void useIdle() {
    while (true) {
      Lane lane;
      RemoteTask<?> task;
      try (Held _ = pool.hold()) {
        lane = pool.tasks().isEmpty() ? null : pool.pollIdle();
        task = lane == null ? null : pool.pick(lane);
        if (lane == null || task == null) {
          return;
        }
        lane.takePen();
      }
      lane.traffic().send(task);
    }
  }

  /** Forgets a cancelled task where it waits, and kills its worker if it runs and {@code kill}. */
  void cancelled(RemoteTask<?> task, boolean kill) {
    WorkerProcess doomed = null;
    try (Held _ = pool.hold()) {
      if (pool.tasks().forget(task)) {
        if (pool.isDrained()) {
          pool.signalAll();
        }
      } else {
        for (Lane lane : pool.lanes()) {
          Sent sent = lane.phase() == Phase.READY ? lane.flight().find(task) : null;
          if (sent != null && !lane.flight().revoke(sent) && kill) {
            doomed = pool.condemn(lane, sent, Doom.CANCELLED);
          }
        }
      }
    }
    if (kill) {
      readings.giveUp(task);
    }
    end(doomed);
    endIfDone();
  }

  /** Kills every worker whose task is past its deadline; gives how long to wait at least, in ns. */
  long killLate(long deadlineNanos) {
    List<WorkerProcess> doomed = new ArrayList<>();
    long patience = deadlineNanos;
    try (Held _ = pool.hold()) {
      for (Lane lane : pool.lanes()) {
        Sent first = lane.phase() == Phase.READY ? lane.flight().first() : null;
        if (first != null) {
          long left = lane.flight().headSince() + deadlineNanos - System.nanoTime();
          WorkerProcess late = left > 0 ? null : pool.condemn(lane, first, Doom.LATE);
          if (late != null) {
            doomed.add(late);
          } else {
            patience = Math.min(patience, Math.max(left, LOOK_AGAIN_NANOS));
          }
        }
      }
    }
    doomed.forEach(this::end);
    return patience;
  }

  private void end(@Nullable WorkerProcess doomed) {
    if (doomed != null) {
      doomed.kill();
      useIdle();
    }
  }

  /** Takes no more tasks; those that wait are still done. */
  void close() {
    try (Held _ = pool.hold()) {
      pool.close(false);
    }
    endIfDone();
  }

  /** Takes no more tasks, kills all workers, and gives the tasks that were not started. */
  List<RemoteTask<?>> stop() {
    List<WorkerProcess> doomed = new ArrayList<>();
    List<RemoteTask<?>> never = new ArrayList<>();
    try (Held _ = pool.hold()) {
      for (Lane lane : pool.lanes()) {
        WorkerProcess worker = lane.worker();
        if (worker != null) {
          never.addAll(lane.flight().giveUpAllBut(null));
        }
        if (worker != null && lane.phase() == Phase.READY) {
          pool.removeIdle(lane);
          lane.condemn(Doom.SHUT_DOWN);
          doomed.add(worker);
        }
        Stream.ofNullable(lane.takeFromHand()).forEach(never::add);
      }
      never.addAll(pool.drain());
      pool.close(true);
    }
    doomed.forEach(WorkerProcess::kill);
    endIfDone();
    return never.stream()
        .filter(task -> !task.isDone())
        .sorted(Comparator.comparingLong(RemoteTask::number))
        .toList();
  }

  /** Ends the pool if it is closed and nothing is left to do in it. */
  void endIfDone() {
    try (Held _ = pool.hold()) {
      if (ending || !pool.isDone()) {
        return;
      }
      ending = true;
    }
    try {
      whenEnding.run();
    } finally {
      ended.countDown();
    }
  }

  boolean isClosed() {
    try (Held _ = pool.hold()) {
      return pool.isClosed();
    }
  }

  boolean isEnded() {
    return ended.getCount() == 0;
  }

  /** Waits until the end, at most {@code nanos}; whether it came. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    // an end that has come is told to who is interrupted, too, as by the JDK's own pools
    return isEnded() || ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** The workers that are ready or busy. */
  List<WorkerJvm> workers() {
    try (Held _ = pool.hold()) {
      return pool.lanes().stream()
          .map(Lane::worker)
          .flatMap(Stream::ofNullable)
          .filter(WorkerProcess::isAlive)
          .flatMap(worker -> Stream.ofNullable(worker.jvm()))
          .toList();
    }
  }
}
