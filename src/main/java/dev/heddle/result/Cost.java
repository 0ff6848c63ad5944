package dev.heddle.result;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a fork takes of the machine beside time: each a secondary metric of its row, under the same
 * name in {@code forks.jsonl}, in {@code jmh.json} and on the command line.
 *
 * <p>All are of the fork with every process below it, but for the local web site.
 */
public enum Cost {
  /** Processor time, user and system together. */
  CPU("cpu", "us/op"),
  CPU_USER("cpu.user", "us/op"),
  CPU_SYSTEM("cpu.system", "us/op"),
  /** How often a thread gave its processor up, to wait. */
  SWITCHES_VOLUNTARY("switches.voluntary", "#/op"),
  /** How often a processor was taken from a thread. */
  SWITCHES_INVOLUNTARY("switches.involuntary", "#/op"),
  /** Bytes that calls read: of files, pipes and sockets, from memory or not. */
  IO_READ("io.read", "B/op"),
  IO_WRITTEN("io.written", "B/op"),
  /** The time that the collectors of garbage report, of the fork and of workers that tell. */
  GC("gc", "us/op"),
  /** Bytes that were allocated on the heaps of the same. */
  ALLOC("alloc", "B/op"),
  /** The memory of all processes, what they share shared out, when the last iteration ends. */
  MEMORY_PSS("memory.pss", "MiB"),
  /** An upper bound of the memory: each process at its largest, what they share in each. */
  MEMORY_HWM("memory.hwm", "MiB"),
  /** The most memory that the fork's own control group ever had. */
  MEMORY_PEAK("memory.peak", "MiB"),
  /** The most processes that were seen at once. */
  PROCESSES("processes", "processes"),
  /** The most threads that were seen at once. */
  THREADS("threads", "threads");

  private static final String EACH = "/op";

  private static final Map<String, Cost> BY_METRIC =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Cost::metric, cost -> cost));

  private final String metric;
  private final String unit;

  Cost(String metric, String unit) {
    this.metric = metric;
    this.unit = unit;
  }

  /** The name of the secondary metric. */
  public String metric() {
    return metric;
  }

  /** Its unit, as JMH writes units. */
  public String unit() {
    return unit;
  }

  /** Whether it is shared out among operations; else it is a level. */
  public boolean perOperation() {
    return unit.endsWith(EACH);
  }

  /** The unit of an amount that is not shared out yet. */
  public String amountUnit() {
    return perOperation() ? unit.substring(0, unit.length() - EACH.length()) : unit;
  }

  /** The one that is the secondary metric of that name. */
  public static Optional<Cost> ofMetric(String name) {
    return Optional.ofNullable(BY_METRIC.get(name));
  }
}
