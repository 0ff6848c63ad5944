package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final PoolState pool;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicLong numbers = new AtomicLong();
  private final int queueBound;
  private final long softNanos;
  private final ResultDecodings decodings;
  private final Runnable whenEnding;
  private final Outcomes outcomes = new Outcomes();
  private boolean ending;

  /** For the slots of a pool; calls {@code whenEnding} once: when all is done after the close. */
  Dispatcher(PoolState pool, PoolOptions options, ResultDecodings decodings, Runnable whenEnding) {
    this.decodings = decodings;
    this.pool = pool;
    this.queueBound = options.queueBound();
    this.softNanos = options.care().interruptFor().toNanos();
    this.whenEnding = whenEnding;
  }

  /** Where it is counted what becomes of tasks and workers. */
  Outcomes outcomes() {
    return outcomes;
  }

  /** The answers that are being read by code of their own classes. */
  ResultDecodings decodings() {
    return decodings;
  }

  /** What has become of all tasks so far. */
  PoolCounts counts() {
    try (Held _ = pool.hold()) {
      return outcomes.with(pool.queued(), pool.running());
    }
  }

  /** How many tasks wait or run. */
  long unfinished() {
    try (Held _ = pool.hold()) {
      return (long) pool.queued() + pool.running();
    }
  }

  /** For how long a task may go on that was interrupted. */
  long softNanos() {
    return softNanos;
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
    WorkerSlot slot;
    try (Held _ = pool.hold()) {
      throwIfClosed();
      int waiting = pool.tasks().size();
      slot = waiting == 0 ? pool.pollIdle() : null;
      if (slot == null) {
        if (queueBound > 0 && waiting >= queueBound) {
          throw new RejectedExecutionException(PoolWords.queueIsFull(queueBound));
        }
        pool.startOneFor(waiting + 1);
        pool.tasks().addLast(task);
        return;
      }
      slot.permit().take();
      slot.permit().setInHand(task);
    }
    slot.writer().send(task);
  }

  /** As {@link #add} does. */
  void throwIfClosed() {
    try (Held _ = pool.hold()) {
      if (pool.isClosed()) {
        throw new RejectedExecutionException(PoolWords.SHUT_DOWN);
      }
    }
  }

  /**
   * Lets every worker start that has not; gives what comes of it.
   *
   * @throws RejectedExecutionException if closed
   */
  List<CompletableFuture<PoolWorker>> wakeAll() {
    try (Held _ = pool.hold()) {
      throwIfClosed();
      pool.slots().stream().filter(slot -> slot.phase() == Phase.COLD).forEach(pool::wake);
      return pool.slots().stream().map(WorkerSlot::start).toList();
    }
  }

  /** Sends what waits to workers that are idle; there are both only after tasks came back. */
  void useIdle() {
    while (true) {
      WorkerSlot slot;
      RemoteTask<?> task;
      try (Held _ = pool.hold()) {
        slot = pool.tasks().isEmpty() ? null : pool.pollIdle();
        task = slot == null ? null : pool.choice().pick(slot);
        if (slot == null || task == null) {
          return;
        }
        slot.permit().take();
      }
      slot.writer().send(task);
    }
  }

  /** Forgets a cancelled task where it waits, and kills its worker if it runs and {@code kill}. */
  void cancelled(RemoteTask<?> task, boolean kill) {
    PoolWorker doomed = null;
    PoolWorker told = null;
    long number = 0;
    try (Held _ = pool.hold()) {
      if (pool.tasks().forget(task)) {
        if (pool.isDrained()) {
          pool.signalAll();
        }
      } else {
        for (WorkerSlot slot : pool.slots()) {
          InFlightTask sent = slot.phase() == Phase.READY ? slot.window().find(task) : null;
          if (sent == null || slot.window().revoke(sent) || !kill) {
            continue;
          }
          if (softNanos == 0) {
            doomed = pool.condemn(slot, sent, KillReason.CANCELLED);
          } else if (slot.soft() == null) {
            told = pool.interrupt(slot, sent, KillReason.CANCELLED, System.nanoTime() + softNanos);
            number = sent.number();
          }
        }
      }
    }
    if (kill) {
      decodings.giveUp(task);
    }
    if (told != null) {
      told.interrupt(number);
      useIdle();
    }
    end(doomed);
    endIfDone();
  }

  /** Kills a worker that was condemned, and lets others do what it had; null for none. */
  void end(@Nullable PoolWorker doomed) {
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
    List<PoolWorker> doomed = new ArrayList<>();
    Map<PoolWorker, Long> told = new LinkedHashMap<>();
    List<RemoteTask<?>> never = new ArrayList<>();
    long killNanos = System.nanoTime() + softNanos;
    try (Held _ = pool.hold()) {
      for (WorkerSlot slot : pool.slots()) {
        PoolWorker worker = slot.worker();
        if (worker != null) {
          never.addAll(slot.window().giveUpAllBut(null));
        }
        if (worker != null && slot.phase() == Phase.READY) {
          // all others are taken back: those before it have ended, though not all is read yet
          InFlightTask running = slot.window().last();
          if (running != null && softNanos > 0) {
            slot.setSoft(new InterruptFirst(running, KillReason.SHUT_DOWN, killNanos));
            told.put(worker, running.number());
          } else {
            pool.removeIdle(slot);
            slot.condemn(KillReason.SHUT_DOWN);
            doomed.add(worker);
          }
        }
        Stream.ofNullable(slot.permit().takeFromHand()).forEach(never::add);
      }
      never.addAll(pool.drain());
      pool.close(true);
    }
    told.forEach(PoolWorker::interrupt);
    WorkerProcess.killAll(doomed);
    List<RemoteTask<?>> given =
        never.stream()
            .filter(task -> !task.isDone())
            .sorted(Comparator.comparingLong(RemoteTask::number))
            .toList();
    given.forEach(RemoteTask::giveBack);
    endIfDone();
    return given;
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
    // an end that has come is told to whoever is interrupted, too, as by the JDK's own pools
    return isEnded() || ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** The JVMs whose workers are ready or busy. */
  List<WorkerJvm> workers() {
    try (Held _ = pool.hold()) {
      return pool.slots().stream()
          .map(WorkerSlot::worker)
          .flatMap(Stream::ofNullable)
          .filter(PoolWorker::isAlive)
          .flatMap(worker -> Stream.ofNullable(worker.jvm()))
          .distinct()
          .toList();
    }
  }
}
