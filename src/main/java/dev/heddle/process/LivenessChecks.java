package dev.heddle.process;

import dev.heddle.memory.Proc;
import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks now and then whether workers give signs of life, and what memory they have. */
final class LivenessChecks {

  private static final long PERIOD_NANOS = 500_000_000;

  /** A worker says so often that it lives while the pool counts it as stuck. */
  private static final int PULSES = 5;

  private final PoolState pool;
  private final Dispatcher dispatcher;
  private final PoolCare care;
  private final Map<PoolWorker, Sign> signs = new HashMap<>();
  private long lastLook = System.nanoTime() - PERIOD_NANOS;

  /**
   * The last sign of life of a worker.
   *
   * @param task at which task it was
   * @param pulse what it had counted to
   * @param sinceNanos since when it has not counted on
   * @param told whether that has been told
   */
  private record Sign(long task, long pulse, long sinceNanos, boolean told) {}

  LivenessChecks(PoolState pool, Dispatcher dispatcher, PoolCare care) {
    this.pool = pool;
    this.dispatcher = dispatcher;
    this.care = care;
  }

  /** How often a worker has to count on, in ms, where it is stuck after {@code limit}. */
  static long pulseMillis(Duration limit) {
    return Math.clamp(limit.toMillis() / PULSES, 1, 1000);
  }

  /** Looks if it is time to; gives how long to wait until the next time, in ns. */
  long look() {
    boolean forMemory = care.recycleAbove() > 0 || care.killAbove() > 0;
    if (!forMemory && care.stuckAfter().isZero()) {
      return Long.MAX_VALUE;
    }
    long period = period();
    long left = lastLook + period - System.nanoTime();
    if (left > 0) {
      return left;
    }
    lastLook = System.nanoTime();
    for (Busy each : busy()) {
      if (forMemory) {
        weigh(each);
      }
      if (care.stuckAfter().isPositive()) {
        feel(each);
      }
    }
    signs.keySet().removeIf(worker -> !worker.isAlive());
    return period;
  }

  private long period() {
    long stuck = care.stuckAfter().toNanos();
    return stuck == 0 ? PERIOD_NANOS : Math.clamp(stuck / PULSES, 1_000_000, PERIOD_NANOS);
  }

  private void weigh(Busy each) {
    long bytes = each.worker().residentBytes();
    if (care.killAbove() > 0 && bytes > care.killAbove()) {
      kill(each.slot(), each.worker(), KillReason.GREEDY);
    } else if (care.recycleAbove() > 0 && bytes > care.recycleAbove()) {
      recycle(each.slot(), each.worker());
    }
  }

  private void feel(Busy each) {
    if (each.number() == 0) {
      signs.remove(each.worker());
      return;
    }
    long pulse;
    try {
      // in this order: a worker says that it is at a task before it says that it starts it
      if (each.worker().lastStarted() >= each.number() && each.worker().isResting()) {
        signs.remove(each.worker()); // its answer waits to be read here, behind another one
        return;
      }
      pulse = each.worker().pulse();
    } catch (IllegalStateException e) {
      return; // it has ended, and its memory is unmapped
    }
    long now = System.nanoTime();
    Sign last = signs.get(each.worker());
    if (last == null || last.task() != each.number() || last.pulse() != pulse) {
      signs.put(each.worker(), new Sign(each.number(), pulse, now, false));
      return;
    }
    if (!last.told() && now - last.sinceNanos() > care.stuckAfter().toNanos()) {
      signs.put(each.worker(), new Sign(last.task(), pulse, last.sinceNanos(), true));
      dispatcher.outcomes().stuck();
      tell(each);
      if (care.killStuck()) {
        kill(each.slot(), each.worker(), KillReason.STUCK);
      }
    }
  }

  private void tell(Busy each) {
    System.err.println(
        PoolWords.noSignOfLife(
            each.worker().pid(), care.stuckAfter(), each.task(), care.killStuck()));
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
    dispatcher.end(doomed);
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

  /** What process {@code pid} has in main memory, in bytes; -1 where the system does not say. */
  static long residentBytes(long pid) {
    try {
      return Proc.HERE.residentBytes(pid);
    } catch (IOException e) {
      return -1;
    }
  }
}
