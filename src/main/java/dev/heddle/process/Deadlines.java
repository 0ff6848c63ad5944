package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it, in a thread of its own, that no task of a pool takes or waits longer than it may, and
 * looks after its workers.
 */
final class Deadlines {

  /** After a failure, such as for want of memory, it looks again so soon. */
  private static final long AGAIN_NANOS = 100_000_000;

  /** When a worker that was late turns out to be at the next task: it tells in a moment. */
  private static final long LOOK_AGAIN_NANOS = 1_000_000;

  private final PoolState pool;
  private final Dispatcher dispatcher;
  private final ResultDecodings decodings;
  private final LivenessChecks checks;
  private final Duration queueLimit;

  /** No time limit is shorter, so that nothing is late that begins after a look. */
  private long shortest = Long.MAX_VALUE;

  private volatile @Nullable Thread thread;
  private volatile boolean ended;

  Deadlines(PoolState pool, Dispatcher dispatcher, PoolCare care, LivenessChecks checks) {
    this.pool = pool;
    this.dispatcher = dispatcher;
    this.decodings = dispatcher.decodings();
    this.queueLimit = care.queueLimit();
    this.checks = checks;
  }

  /** Takes in that from now on something may take {@code limit} at most; zero for no limit. */
  void heed(Duration limit) {
    long nanos = limit.toNanos();
    if (nanos == 0 || nanos >= shortest()) {
      return;
    }
    synchronized (this) {
      shortest = Math.min(shortest, nanos);
    }
    look();
  }

  private synchronized long shortest() {
    return shortest;
  }

  /** Looks as soon as possible. */
  void look() {
    Thread watcher = thread;
    if (watcher == null) {
      watcher = start();
    }
    LockSupport.unpark(watcher);
  }

  private synchronized Thread start() {
    Thread watcher = thread;
    if (watcher == null) {
      watcher = Thread.ofPlatform().daemon().name("heddle-deadlines").start(this::watch);
      thread = watcher;
    }
    return watcher;
  }

  /** Lets the thread end, with its pool. */
  void end() {
    ended = true;
    LockSupport.unpark(thread);
  }

  private void watch() {
    while (!ended) {
      long patience;
      try {
        patience = Math.min(decodings.giveUpLate(), killLate());
        patience = Math.min(patience, Math.min(failWaiting(), checks.look()));
        patience = Math.min(patience, shortest());
      } catch (RuntimeException | Error e) {
        patience = AGAIN_NANOS; // what could not be done is due still, and so are all others
      }
      LockSupport.parkNanos(Math.max(1, patience));
    }
  }

  /**
   * Interrupts every task that is past its limit, and kills the worker of each that was interrupted
   * long enough ago, or at once if the pool has no such time; gives how long to wait at least, in
   * ns.
   */
  private long killLate() {
    List<PoolWorker> doomed = new ArrayList<>();
    Map<PoolWorker, Long> told = new LinkedHashMap<>();
    long patience = Long.MAX_VALUE;
    long softNanos = dispatcher.softNanos();
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
        if (soft == null && softNanos > 0) {
          PoolWorker late = pool.interrupt(slot, first, KillReason.LATE, now + softNanos);
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
    doomed.forEach(dispatcher::end);
    if (!told.isEmpty() || !doomed.isEmpty()) {
      dispatcher.useIdle();
    }
    return patience;
  }

  /** Fails every task that has waited for too long; gives how long to wait at least, in ns. */
  private long failWaiting() {
    long limit = queueLimit.toNanos();
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
    late.forEach(task -> task.fail(new QueueLimitException(task.name(), queueLimit)));
    return patience;
  }
}
