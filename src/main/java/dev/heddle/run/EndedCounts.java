package dev.heddle.run;

import dev.heddle.machine.Amounts;
import dev.heddle.machine.WatchedTree;
import dev.heddle.result.Cost;
import dev.heddle.run.CostMark.Figures;
import org.jspecify.annotations.Nullable;

/** What is lost of a fork with threads and processes that end, as they take their counts along. */
final class EndedCounts {

  /** Where compiler threads come and go, but nothing else does. */
  private static final double FEW_THREADS = 0.1;

  /** What tells that somebody has ended, at one moment. */
  private record Seen(int ended, long reapedTicks, int threadsEnded, int jvms, Figures figures) {

    static Seen of(WatchedTree tree, Figures figures) {
      return new Seen(
          tree.ended(), tree.reapedTicks(), tree.threadsEnded(), tree.otherJvms(), figures);
    }

    boolean processesEnded(Seen later) {
      return later.ended != ended || later.reapedTicks != reapedTicks;
    }
  }

  private @Nullable Seen first;
  private @Nullable Seen begun;
  private @Nullable Seen last;
  private @Nullable String heapsLost;

  /** The first measured iteration begins, and the threads have been counted. */
  void first(WatchedTree tree, Figures now) {
    first = Seen.of(tree, now);
  }

  /**
   * A measured iteration begins.
   *
   * @param read whether what was taken until now was read; else it counts with the one before
   */
  void begin(WatchedTree tree, Figures now, boolean read) {
    if (begun == null) {
      begun = read ? Seen.of(tree, now) : last;
    }
  }

  /** It has ended, and what was taken until now was read. */
  void end(WatchedTree tree, Figures now) {
    Seen from = begun;
    Seen to = Seen.of(tree, now);
    if (from != null && heapsLost == null) {
      heapsLost = lost(from, to, tree.processes());
    }
    last = to;
    begun = null;
  }

  private static @Nullable String lost(Seen from, Seen to, int processes) {
    if (processes == 0) {
      return CostWords.FORK_ALONE;
    }
    if (from.figures.changes() != to.figures.changes()) {
      return CostWords.WORKERS_CHANGED;
    }
    if (from.processesEnded(to)) {
      return CostWords.PROCESSES_ENDED;
    }
    long silent = Math.max(from.jvms - from.figures.otherJvms(), to.jvms - to.figures.otherJvms());
    return silent > 0 ? CostWords.silent(Math.max(from.jvms, to.jvms), silent) : null;
  }

  /** Why what heaps took is not known, if it is not. */
  Amounts heaps(Figures now) {
    if (now.collectedMillis() < 0) {
      return without(CostWords.FORK_SILENT, Cost.GC, Cost.ALLOC);
    }
    if (heapsLost != null) {
      return without(heapsLost, Cost.GC, Cost.ALLOC);
    }
    return now.allocatedBytes() < 0 ? without(CostWords.FROM_JAVA_21, Cost.ALLOC) : Amounts.NONE;
  }

  /** Why it is not known how often threads were put aside, if it is not. */
  Amounts switches(WatchedTree tree, Figures now) {
    Seen from = first;
    if (from == null) {
      return Amounts.NONE;
    }
    Seen to = Seen.of(tree, now);
    String who =
        from.processesEnded(to)
            ? "processes"
            : ended(from.figures, now) > 0
                    || to.threadsEnded - from.threadsEnded > FEW_THREADS * tree.threads()
                ? "threads"
                : "";
    return who.isEmpty()
        ? Amounts.NONE
        : without(CostWords.countGone(who), Cost.SWITCHES_VOLUNTARY, Cost.SWITCHES_INVOLUNTARY);
  }

  /** How many threads of the fork have ended. */
  private static long ended(Figures from, Figures to) {
    return to.threadsStarted() < 0
        ? 0
        : to.threadsStarted() - from.threadsStarted() - (to.threadsAlive() - from.threadsAlive());
  }

  /** Costs that are not known, and why. */
  static Amounts without(String why, Cost... costs) {
    Amounts amounts = Amounts.NONE;
    for (Cost cost : costs) {
      amounts = amounts.without(cost, why);
    }
    return amounts;
  }
}
