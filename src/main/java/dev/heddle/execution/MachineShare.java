package dev.heddle.execution;

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

  /** One part of {@code workers} of what this JVM may use, but a heap that payloads fit into. */
  static MachineShare ofOne(int workers, ByteSize payloadLimit, List<String> extra) {
    Runtime runtime = Runtime.getRuntime();
    long part = runtime.maxMemory() / workers / MEBI * MEBI;
    long floor = Math.max(SMALLEST_HEAP, 4 * payloadLimit.bytes());
    return new MachineShare(
        new ByteSize(Math.max(part, floor)),
        Math.max(1, runtime.availableProcessors() / workers),
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
    return "heap %s, %s %s, %s"
            .formatted(
                heap,
                processors,
                processors == 1 ? "processor" : "processors",
                choosesCollector() ? "collector as in its flags" : "serial collector")
        + (extra.isEmpty() ? "" : ", then " + String.join(" ", extra));
  }

  // two collectors do not override each other: the JVM refuses to start
  private boolean choosesCollector() {
    return extra.stream().anyMatch(flag -> flag.matches("-XX:\\+Use\\w+GC"));
  }
}
