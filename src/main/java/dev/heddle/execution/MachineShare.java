package dev.heddle.execution;

import dev.heddle.jvm.HiddenFlags;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the machine a worker JVM may use, so that many workers do not bring as many times the
 * helper threads and the heap of one.
 *
 * @param heap its largest heap
 * @param processors for how many processors it creates compiler and collector threads
 * @param extra further flags that the user asked for
 */
record MachineShare(ByteSize heap, int processors, List<String> extra) {

  private static final long MEBI = 1L << 20;
  private static final long SMALLEST_HEAP = 128 * MEBI;

  /** What the JVM's own classes and ours need. */
  private static final int LEAST_MEBIBYTES = 16;

  /** One part of {@code workers} of what this JVM may use, but a heap that payloads fit into. */
  static MachineShare ofOne(int workers, ByteSize payloadLimit, List<String> extra) {
    long part = Runtime.getRuntime().maxMemory() / workers;
    long floor = Math.max(SMALLEST_HEAP, 4 * payloadLimit.bytes());
    return withHeap(Math.max(part, floor), workers, extra);
  }

  /**
   * The bytes of heap of one of so many JVMs that have as much together as this one.
   *
   * @throws IllegalStateException if that is too little to run in
   */
  static long part(int processes) {
    long part = Runtime.getRuntime().maxMemory() / processes;
    if (part / MEBI < LEAST_MEBIBYTES) {
      throw new IllegalStateException(
          ModelWords.partTooSmall(processes, part / MEBI, LEAST_MEBIBYTES));
    }
    return part;
  }

  /** A heap of {@code bytes}, in whole MiB, and else one part of {@code workers}. */
  static MachineShare withHeap(long bytes, int workers, List<String> extra) {
    return new MachineShare(
        new ByteSize(Math.max(1, bytes / MEBI) * MEBI),
        Math.max(1, Runtime.getRuntime().availableProcessors() / workers),
        List.copyOf(extra));
  }

  /** The flags; the user's come last, because the last of two wins. */
  List<String> flags() {
    List<String> flags = new ArrayList<>();
    flags.add("-Xmx" + heap.bytes() / MEBI + "m");
    flags.add("-XX:ActiveProcessorCount=" + processors);
    if (!choosesCollector()) {
      flags.add("-XX:+UseSerialGC");
    }
    flags.addAll(extra);
    return flags;
  }

  String inWords() {
    return ModelWords.share(heap, processors, choosesCollector(), String.join(" ", extra));
  }

  // two collectors do not override each other: the JVM refuses to start
  private boolean choosesCollector() {
    return HiddenFlags.chooseCollector()
        || extra.stream().anyMatch(flag -> flag.matches("-XX:\\+Use\\w+GC"));
  }
}
