package dev.heddle.machine;

import dev.heddle.memory.Proc;
import dev.heddle.result.Cost;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The most processes and threads that were seen at once in a tree, and the most memory. */
final class TreeLevels {

  private static final double MEBIBYTE = 1 << 20;

  private static final List<Cost> ALL = List.of(Cost.PROCESSES, Cost.THREADS, Cost.MEMORY_HWM);

  private final Proc proc;
  private final Map<Cost, Double> most = new EnumMap<>(Cost.class);
  private final Map<Cost, String> missing = new EnumMap<>(Cost.class);
  private int threads;

  TreeLevels(Proc proc) {
    this.proc = proc;
  }

  /** Looks at those who are there now. */
  void look(Collection<WatchedProcess> members) {
    int processes = 0;
    int running = 0;
    long bytes = 0;
    for (WatchedProcess each : members) {
      try {
        if (!each.site()) {
          Proc.Size size = proc.size(each.pid());
          processes++;
          running += size.threads();
          bytes += size.mostResidentBytes();
        }
      } catch (IOException e) {
        if (!each.hasEnded()) {
          unknown(WatchedTree.why(e));
        }
      }
    }
    threads = running;
    if (processes > 0) {
      most.merge(Cost.PROCESSES, (double) processes, Math::max);
      most.merge(Cost.THREADS, (double) running, Math::max);
      most.merge(Cost.MEMORY_HWM, bytes / MEBIBYTE, Math::max);
    }
  }

  /** Nothing is known of any, until {@link #forget}. */
  void unknown(String why) {
    ALL.forEach(level -> missing.put(level, why));
  }

  /** How many threads there were when that was last looked at. */
  int threads() {
    return threads;
  }

  /** What is known. */
  Amounts most() {
    Amounts levels = new Amounts(most, 0, Map.of());
    for (Cost level : ALL) {
      if (missing.containsKey(level)) {
        levels = levels.without(level, missing.getOrDefault(level, ""));
      } else if (!most.containsKey(level)) {
        levels = levels.without(level, MachineWords.NO_PROCESS_SEEN);
      }
    }
    return levels;
  }

  /** Begins anew. */
  void forget() {
    most.clear();
    missing.clear();
  }
}
