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

  /** When a worker that was late turns out to be at the next task: it tells in a moment. */
  private static final long LOOK_AGAIN_NANOS = 1_000_000;

  private final PoolState pool;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicLong numbers = new AtomicLong();
  private final int queueBound;
  private final PoolCare care;
  private final ResultDecodings decodings;
  private final Runnable whenEnding;
  private final Outcomes outcomes = new Outcomes();
  private boolean ending;

  /** For the slots of a pool; calls {@code whenEnding} once: when all is done after the close. */
  Dispatcher(PoolState pool, PoolOptions options, ResultDecodings decodings, Runnable whenEnding) {
    this.decodings = decodings;
    this.pool = pool;
    this.queueBound = options.queueBound();
    this.care = options.care();
    this.whenEnding = whenEnding;
  }

  /** Where it is counted what becomes of tasks and workers. */
  Outcomes outcomes() {
    return outcomes;
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
    return care.interruptFor().toNanos();
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
          throw new RejectedExecutionException(
              "the pool's queue is full: " + queueBound + " tasks wait; submit more later");
        }
        pool.startOneFor(waiting + 1);
        pool.tasks().addLast(task);
        return;
      }
      slot.takePermit();
      slot.setInHand(task);
    }
    slot.traffic().send(task);
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
        task = slot == null ? null : pool.pick(slot);
        if (slot == null || task == null) {
          return;
        }
        slot.takePermit();
      }
      slot.traffic().send(task);
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
          if (softNanos() == 0) {
            doomed = pool.condemn(slot, sent, KillReason.CANCELLED);
          } else if (slot.soft() == null) {
            told =
                pool.interrupt(slot, sent, KillReason.CANCELLED, System.nanoTime() + softNanos());
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

  /**
   * Interrupts every task that is past its limit, and kills the worker of each that was interrupted
   * long enough ago, or at once if the pool has no such time; gives how long to wait at least, in
   * ns.
   */
  long killLate() {
    List<PoolWorker> doomed = new ArrayList<>();
    Map<PoolWorker, Long> told = new LinkedHashMap<>();
    long patience = Long.MAX_VALUE;
    try (Held _ = pool.hold()) {
      for (WorkerSlot slot : pool.slots()) {
        InFlightTask first = slot.phase() == Phase.READY ? slot.window().first() : null;
        InterruptFirst soft = slot.soft();
        if (first == null) {
          continue;
        }
        long now = System.nanoTime();
        long limit = first.task().limit().toNanos();
        long left =
            soft != null
                ? soft.killNanos() - now
                : limit == 0 ? Long.MAX_VALUE : slot.window().headSince() + limit - now;
        if (left > 0) {
          patience = Math.min(patience, left);
          continue;
        }
        patience = Math.min(patience, LOOK_AGAIN_NANOS);
        if (soft == null && softNanos() > 0) {
          PoolWorker late = pool.interrupt(slot, first, KillReason.LATE, now + softNanos());
          if (late != null) {
            first.task().expire();
            told.put(late, first.number());
          }
        } else {
          PoolWorker late = pool.condemn(slot, first, soft == null ? KillReason.LATE : soft.why());
          Stream.ofNullable(late).forEach(doomed::add);
        }
      }
    }
    told.forEach(PoolWorker::interrupt);
    doomed.forEach(this::end);
    if (!told.isEmpty() || !doomed.isEmpty()) {
      useIdle();
    }
    return patience;
  }

  /** Fails every task that has waited for too long; gives how long to wait at least, in ns. */
  long failWaiting() {
    long limit = care.queueLimit().toNanos();
    if (limit == 0) {
      return Long.MAX_VALUE;
    }
    List<RemoteTask<?>> late = new ArrayList<>();
    long patience = limit;
    try (Held _ = pool.hold()) {
      for (RemoteTask<?> first = pool.tasks().peekFirst(); first != null; ) {
        long left = first.submittedNanos() + limit - System.nanoTime();
        if (left > 0) {
          patience = left;
          break;
        }
        late.add(pool.tasks().pollFirst());
        first = pool.tasks().peekFirst();
      }
      if (!late.isEmpty() && pool.isDrained()) {
        pool.signalAll();
      }
    }
    late.forEach(task -> task.fail(new QueueLimitException(task.name(), care.queueLimit())));
    return patience;
  }

  /** Kills the worker of {@code slot} if it still is {@code worker}, and its task fails. */
  void kill(WorkerSlot slot, PoolWorker worker, KillReason why) {
    PoolWorker doomed = null;
    try (Held _ = pool.hold()) {
      if (slot.phase() == Phase.READY && worker.equals(slot.worker())) {
        InFlightTask first = slot.window().first();
        if (first == null) {
          pool.removeIdle(slot);
          slot.recycle();
        } else {
          doomed = pool.condemn(slot, first, why);
        }
      }
    }
    end(doomed);
  }

  /** Lets {@code worker} be replaced after its task, if it still is that of {@code slot}. */
  void recycle(WorkerSlot slot, PoolWorker worker) {
    try (Held _ = pool.hold()) {
      if (slot.phase() == Phase.READY && worker.equals(slot.worker())) {
        pool.removeIdle(slot);
        slot.recycle();
      }
    }
  }

  /** The workers that take tasks, each with the number of the task that it is at; 0 for none. */
  List<Busy> busy() {
    try (Held _ = pool.hold()) {
      List<Busy> all = new ArrayList<>();
      for (WorkerSlot slot : pool.slots()) {
        PoolWorker worker = slot.worker();
        if (worker != null && slot.phase() == Phase.READY) {
          InFlightTask first = slot.window().first();
          String task = first == null ? "" : first.task().name();
          all.add(new Busy(slot, worker, first == null ? 0 : first.number(), task));
        }
      }
      return all;
    }
  }

  /** A worker and what it is at. */
  record Busy(WorkerSlot slot, PoolWorker worker, long number, String task) {}

  private void end(@Nullable PoolWorker doomed) {
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
    long killNanos = System.nanoTime() + softNanos();
    try (Held _ = pool.hold()) {
      for (WorkerSlot slot : pool.slots()) {
        PoolWorker worker = slot.worker();
        if (worker != null) {
          never.addAll(slot.window().giveUpAllBut(null));
        }
        if (worker != null && slot.phase() == Phase.READY) {
          // all others are taken back: those before it have ended, though not all is read yet
          InFlightTask running = slot.window().last();
          if (running != null && softNanos() > 0) {
            slot.setSoft(new InterruptFirst(running, KillReason.SHUT_DOWN, killNanos));
            told.put(worker, running.number());
          } else {
            pool.removeIdle(slot);
            slot.condemn(KillReason.SHUT_DOWN);
            doomed.add(worker);
          }
        }
        Stream.ofNullable(slot.takeFromHand()).forEach(never::add);
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
    // an end that has come is told to who is interrupted, too, as by the JDK's own pools
    return isEnded() || ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  /** The workers that are ready or busy. */
  List<WorkerJvm> workers() {
    try (Held _ = pool.hold()) {
      return pool.slots().stream()
          .map(WorkerSlot::worker)
          .flatMap(Stream::ofNullable)
          .filter(PoolWorker::isAlive)
          .flatMap(worker -> Stream.ofNullable(worker.jvm()))
          .toList();
    }
  }
}
