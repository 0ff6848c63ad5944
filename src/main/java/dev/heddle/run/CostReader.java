package dev.heddle.run;

import dev.heddle.machine.Amounts;
import dev.heddle.machine.ControlGroup;
import dev.heddle.machine.ForkSearch;
import dev.heddle.machine.WatchedTree;
import dev.heddle.memory.Proc;
import dev.heddle.result.Cost;
import dev.heddle.result.Samples;
import dev.heddle.result.Told;
import dev.heddle.result.Told.Costs.Bounds;
import dev.heddle.run.CostMark.Figures;
import dev.heddle.run.ReadingTimes.Item;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a fork has taken when something is heard of it, within a hundredth of its time: what
 * would take longer is left out, and is said to be.
 */
final class CostReader {

  /** Of the time of the fork so far; a hundredth is promised. */
  private static final double MOST_SHARE = 0.009;

  /** By how much all of it may take longer than before, since caches were another's meanwhile. */
  private static final double COLD_NANOS = 1_500_000;

  private static final double LOOKING_SHARE = 0.002;
  private static final long LOOK_MILLIS = 100;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ReadingTimes times;
  private final double mostShare;
  private final TimeAhead ahead;
  private final long begun = System.nanoTime();

  /** Before which the fork does not end, as far as that is known. */
  private long leastEnd = begun;

  private @Nullable WatchedTree tree;
  private CostLedger ledger = new CostLedger(Bounds.JMH);
  private final EndedCounts endedCounts = new EndedCounts();
  private final ForkCourse course = new ForkCourse();
  private boolean fork;

  /** Whether it is of another runtime. */
  private boolean peer;

  private boolean countsSwitches;
  private boolean looked;
  private boolean searched;
  private long lookedAt;
  private long spent;
  private volatile long taken;

  /** For a fork that begins now and lasts so long, within {@link #MOST_SHARE} of its time. */
  CostReader(ReadingTimes times, TimeAhead ahead) {
    this(times, ahead, MOST_SHARE);
  }

  /** The same within another share of its time. */
  CostReader(ReadingTimes times, TimeAhead ahead, double mostShare) {
    this.times = times;
    this.ahead = ahead;
    this.mostShare = mostShare;
  }

  /** The processor time that reading has taken. */
  Duration taken() {
    return Duration.ofNanos(taken);
  }

  /** Called by the thread that reads, when it ends. */
  void stop() {
    taken = THREADS.getCurrentThreadCpuTime();
    times.took(Item.BESIDE, 1, taken - spent);
  }

  /** How long to wait for something to be heard until {@link #look}; 0 for ever. */
  long patienceMillis() {
    return tree == null || !ledger.measuring()
        ? 0
        : Math.max(LOOK_MILLIS, Math.round(lookNanos(tree) / LOOKING_SHARE / 1e6));
  }

  /**
   * Looks at processes and threads if it is time to: while an iteration is measured, since what a
   * benchmark starts between two of them is no part of what it costs.
   */
  void look() {
    if (tree != null
        && ledger.measuring()
        && System.nanoTime() - lookedAt >= patienceMillis() * 1_000_000) {
      lookAt(tree);
    }
  }

  private double lookNanos(WatchedTree at) {
    return times.expected(Item.LEVELS, Math.max(1, at.processes()));
  }

  private void lookAt(WatchedTree at) {
    if (!affords(Item.LEVELS, Math.max(1, at.processes()))) {
      return;
    }
    long begin = THREADS.getCurrentThreadCpuTime();
    at.lookAtLevels();
    took(Item.LEVELS, Math.max(1, at.processes()), begin);
    lookedAt = System.nanoTime();
    looked = true;
  }

  /** The memory comes first: whoever looks at a table wants to know that. */
  private boolean affordsSwitches(WatchedTree of) {
    double memory = times.expected(Item.MEMORY, of.measuredProcesses());
    return affords(
        times.expected(Item.THREAD, 2 * of.threads()) + (fork && affords(memory) ? memory : 0));
  }

  private boolean affords(Item item, int count) {
    boolean affords = affords(times.expected(item, count));
    if (!affords) {
      times.leftOut(item);
    }
    return affords;
  }

  /**
   * Whether there is time for that, and then still for what is done beside reading and for the last
   * end, without which all is lost.
   */
  private boolean affords(double nanos) {
    double last = tree == null ? 0 : times.expected(Item.PROCESS, Math.max(1, tree.processes()));
    long now = THREADS.getCurrentThreadCpuTime();
    double beside = Math.max(0, times.expected(Item.BESIDE, 1) - (now - spent));
    double all = now + nanos + last + beside + COLD_NANOS;
    return all <= mostShare * (Math.max(System.nanoTime() - leastEnd, 0) + leastEnd - begun);
  }

  /** So many were read since {@code begin}. */
  private void took(Item item, int count, long begin) {
    long nanos = THREADS.getCurrentThreadCpuTime() - begin;
    spent += nanos;
    times.took(item, count, nanos);
  }

  /** JMH printed something; of no interest where the fork speaks for itself. */
  void heardFromJmh(CostMark mark) {
    if (!fork) {
      if (mark instanceof CostMark.There(long pid)) {
        tree = new WatchedTree(Proc.HERE, pid);
        peer = true;
      }
      if (tree == null && affords(Item.SEARCH, 1)) {
        long begin = THREADS.getCurrentThreadCpuTime();
        tree = ForkSearch.below(Proc.HERE).map(pid -> new WatchedTree(Proc.HERE, pid)).orElse(null);
        took(Item.SEARCH, 1, begin);
        searched = true;
      }
      heard(mark);
      if (mark instanceof CostMark.End(boolean measured, boolean last, Figures unknown)
          && !(measured && last)) {
        // JMH does not say that the next one begins; after the last warm-up it is a measured one
        heard(new CostMark.Begin(measured || last, unknown));
      }
    }
  }

  /** A fork of another runtime, which waits meanwhile, has come so far. */
  void heardFromPeer(CostMark mark) {
    peer = true;
    heardFromFork(mark);
  }

  /** The fork said something. */
  void heardFromFork(CostMark mark) {
    if (mark instanceof CostMark.There(long pid)) {
      fork = true;
      ledger = new CostLedger(Bounds.FORK);
      course.forget();
      tree = new WatchedTree(Proc.HERE, pid);
    }
    heard(mark);
  }

  private void heard(CostMark mark) {
    switch (mark) {
      case CostMark.There _ -> {}
      case CostMark.Begin(boolean measured, Figures now) -> {
        leastEnd = System.nanoTime() + ahead.nanos();
        begin(measured, now);
        // it waits until all is read
        course.begins(measured, System.nanoTime() - begun);
      }
      case CostMark.End(boolean measured, boolean last, Figures now) -> {
        ahead.ended(measured);
        course.ended(System.nanoTime() - begun);
        if (measured) {
          end(last, now);
        }
      }
      case CostMark.Operations(long count) -> ledger.operations(count);
    }
  }

  private void begin(boolean measured, Figures now) {
    boolean first = measured && !ledger.measures();
    @Nullable Amounts read = first || !ledger.started() || measured ? read(now, false) : null;
    if (first && tree != null && read != null) {
      tree.forgetLevels();
      lookAt(tree);
      countsSwitches = looked && affordsSwitches(tree);
      read = countsSwitches ? read.plus(switches(tree)) : read;
      endedCounts.first(tree, now);
    }
    if (measured && tree != null && (read != null || ledger.measures())) {
      endedCounts.begin(tree, now, read != null);
    }
    ledger.begin(measured, read);
  }

  private void end(boolean last, Figures now) {
    @Nullable Amounts read = read(now, last && ledger.measures());
    if (last && tree != null && read != null) {
      read = countsSwitches ? read.plus(switches(tree)) : read;
    }
    if (tree != null && read != null) {
      endedCounts.end(tree, now);
    }
    ledger.end(read);
    if (last && tree != null) {
      lookAt(tree);
      ledger.levels(levels(tree));
      ledger.levels(peak(tree));
      ledger.levels(memory(tree));
      ledger.levels(doubts(tree, now));
    } else if (last && !searched) {
      ledger.levels(EndedCounts.without(CostWords.tooLong("all processes"), Cost.values()));
    }
  }

  /** Null where it would take too long, and time was not kept for it. */
  private @Nullable Amounts read(Figures now, boolean kept) {
    if (tree == null) {
      return null;
    }
    int processes = Math.max(1, tree.processes());
    if (!kept && !affords(Item.PROCESS, processes)) {
      return null;
    }
    long begin = THREADS.getCurrentThreadCpuTime();
    Amounts read = tree.read();
    took(Item.PROCESS, processes, begin);
    read = now.collectedMillis() < 0 ? read : read.with(Cost.GC, now.collectedMillis() * 1e3);
    return now.allocatedBytes() < 0 ? read : read.with(Cost.ALLOC, (double) now.allocatedBytes());
  }

  private Amounts switches(WatchedTree of) {
    long begin = THREADS.getCurrentThreadCpuTime();
    Amounts counted = of.switches();
    took(Item.THREAD, of.threads(), begin);
    return counted;
  }

  private Amounts levels(WatchedTree of) {
    return looked
        ? of.levels()
        : EndedCounts.without(
            CostWords.tooLong("all processes"), Cost.PROCESSES, Cost.THREADS, Cost.MEMORY_HWM);
  }

  private Amounts peak(WatchedTree of) {
    if (!affords(Item.GROUP, 1)) {
      return EndedCounts.without(CostWords.tooLong("the control group"), Cost.MEMORY_PEAK);
    }
    long begin = THREADS.getCurrentThreadCpuTime();
    Amounts peak = ControlGroup.peak(Proc.HERE, of.root());
    took(Item.GROUP, 1, begin);
    return peak;
  }

  private Amounts memory(WatchedTree of) {
    if (!fork) {
      return Amounts.NONE.without(
          Cost.MEMORY_PSS, peer ? CostWords.RUNNER_DOES_NOT_WAIT : CostWords.NO_LAST_END);
    }
    int processes = of.measuredProcesses();
    if (!affords(Item.MEMORY, processes)) {
      return Amounts.NONE.without(Cost.MEMORY_PSS, CostWords.tooLong("all processes"));
    }
    long begin = THREADS.getCurrentThreadCpuTime();
    Amounts memory = of.memory();
    took(Item.MEMORY, processes, begin);
    return memory;
  }

  /** What is not known, though it may have been read. */
  private Amounts doubts(WatchedTree of, Figures now) {
    if (!ledger.read()) {
      return EndedCounts.without(
          CostWords.tooLong("all processes"),
          Cost.CPU,
          Cost.CPU_USER,
          Cost.CPU_SYSTEM,
          Cost.IO_READ,
          Cost.IO_WRITTEN,
          Cost.GC,
          Cost.ALLOC,
          Cost.SWITCHES_VOLUNTARY,
          Cost.SWITCHES_INVOLUNTARY);
    }
    Amounts doubts =
        peer ? EndedCounts.without(CostWords.NO_JVM, Cost.GC, Cost.ALLOC) : endedCounts.heaps(now);
    return countsSwitches
        ? doubts.plus(endedCounts.switches(of, now))
        : doubts.plus(
            EndedCounts.without(
                CostWords.tooLong("all threads"),
                Cost.SWITCHES_VOLUNTARY,
                Cost.SWITCHES_INVOLUNTARY));
  }

  CostLedger ledger() {
    return ledger;
  }

  /** When its iterations began and ended; empty where the fork did not say so itself. */
  Optional<Told.Course> course() {
    return fork ? course.told() : Optional.empty();
  }

  /** With operations reckoned from the values of {@code primary} where nobody told any. */
  CostLedger ledger(Samples primary, double seconds, int threads) {
    if (!fork) {
      ledger.reckon(primary, seconds, threads);
    }
    return ledger;
  }
}
