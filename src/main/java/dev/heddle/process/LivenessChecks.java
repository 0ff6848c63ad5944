package dev.heddle.process;

import dev.heddle.memory.Linux;
import dev.heddle.process.Dispatcher.Busy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Looks now and then whether workers give signs of life, and what memory they have. */
final class LivenessChecks {

  private static final long PERIOD_NANOS = 500_000_000;

  /** A worker says so often that it lives while the pool counts it as stuck. */
  private static final int PULSES = 5;

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

  LivenessChecks(Dispatcher dispatcher, PoolCare care) {
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
    var busy = dispatcher.busy();
    for (Busy each : busy) {
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
      dispatcher.kill(each.slot(), each.worker(), KillReason.GREEDY);
    } else if (care.recycleAbove() > 0 && bytes > care.recycleAbove()) {
      dispatcher.recycle(each.slot(), each.worker());
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
        dispatcher.kill(each.slot(), each.worker(), KillReason.STUCK);
      }
    }
  }

  private void tell(Busy each) {
    System.err.println(
        "heddle: worker "
            + each.worker().pid()
            + " has given no sign of life for "
            + care.stuckAfter().toMillis()
            + " ms; it has "
            + each.task()
            + (care.killStuck()
                ? " and is killed"
                : "; look whether it is stopped, swaps or collects garbage"));
  }

  /** What process {@code pid} has in main memory, in bytes; -1 where the system does not say. */
  static long residentBytes(long pid) {
    try {
      Path status = Linux.proc().resolve(Long.toString(pid)).resolve("status");
      for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("VmRSS:")) {
          // such as "VmRSS:     43210 kB"
          String kibibytes = line.substring("VmRSS:".length()).replace("kB", "").strip();
          return Long.parseLong(kibibytes) * 1024;
        }
      }
    } catch (IOException | NumberFormatException e) {
      // unknown
    }
    return -1;
  }
}
