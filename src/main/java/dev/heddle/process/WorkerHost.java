package dev.heddle.process;

import dev.heddle.jvm.OrphanSweep;
import dev.heddle.jvm.ProcessTree;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JVM in which workers run, from its start to its end: one worker, or several that are threads of
 * it, which end together.
 */
final class WorkerHost {

  private static final Duration REAP_LIMIT = Duration.ofSeconds(5);
  private static final long TAIL_MILLIS = 500;

  private final WorkerCommand command;
  private final Process process;
  private final List<WorkerFiles> files;
  private final String mark;
  private final long startedNanos;
  private final WorkerLifeline lifeline;
  private final WorkerHeap heap;
  private final WorkerOutput output;

  /** The threads that were ever taken, and those whose worker is not done with them. */
  private final Set<Integer> taken = new HashSet<>();

  private final Set<Integer> open = new HashSet<>();

  /** Those of whose worker nothing is used any more. */
  private final Set<Integer> gone = new HashSet<>();

  private boolean ending;
  private volatile @Nullable WorkerJvm jvm;
  private volatile @Nullable WorkerProcess endedBy;

  /**
   * A JVM that {@code command} has just started.
   *
   * @param files those of each of its threads, which go with it
   */
  WorkerHost(
      WorkerCommand command,
      Process process,
      List<WorkerFiles> files,
      String mark,
      long startedNanos) {
    this.command = command;
    this.process = process;
    this.files = List.copyOf(files);
    this.mark = mark;
    this.startedNanos = startedNanos;
    this.lifeline = new WorkerLifeline(process, files.getFirst().dump());
    this.heap = new WorkerHeap(process, lifeline, files.getFirst().register());
    this.output = new WorkerOutput(process, command);
  }

  /**
   * The worker that is its {@code thread}-th one, from 0; null where that has been taken before.
   */
  synchronized @Nullable WorkerProcess take(int thread) {
    if (ending || !taken.add(thread)) {
      return null;
    }
    open.add(thread);
    return new WorkerProcess(this, files.get(thread), thread);
  }

  /** Notes that a worker has gone; whether it was the last one, and the JVM is to end. */
  synchronized boolean leave(int thread) {
    open.remove(thread);
    ending |= open.isEmpty();
    return ending;
  }

  /** Notes that nothing of a worker is used any more; whether that is so of all. */
  synchronized boolean isLastGone(int thread) {
    gone.add(thread);
    return leave(thread) && gone.containsAll(taken);
  }

  int threads() {
    return files.size();
  }

  WorkerCommand command() {
    return command;
  }

  WorkerLifeline lifeline() {
    return lifeline;
  }

  WorkerOutput output() {
    return output;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /** Notes that a worker in it is ready for a task: the first one tells when the JVM was. */
  synchronized void ready() {
    if (jvm == null) {
      Duration startUp = Duration.ofNanos(System.nanoTime() - startedNanos);
      jvm = new WorkerJvm(pid(), startUp, command.started(pid()));
      heap.enter();
    }
  }

  @Nullable WorkerJvm jvm() {
    return jvm;
  }

  boolean hasLivedFor(Duration time) {
    WorkerJvm ready = jvm;
    return ready != null
        && System.nanoTime() - startedNanos - ready.startUp().toNanos() >= time.toNanos();
  }

  /**
   * Ends the JVM and what it started, as {@link PoolWorker#kill}; it is not spared whatever fails
   * on the way, and what it started is found by its mark later.
   *
   * @param why the worker on whose account; null for none
   */
  void kill(@Nullable WorkerProcess why) {
    note(why);
    // by its handle, since the process itself would close its streams before all was read
    if (!ProcessTree.kill(process.toHandle()) && process.isAlive()) {
      lifeline.cut();
    }
  }

  /** The same without what it started. */
  void killAlone(WorkerProcess why) {
    note(why);
    if (!ProcessTree.killAlone(process.toHandle()) && process.isAlive()) {
      lifeline.cut();
    }
  }

  private synchronized void note(@Nullable WorkerProcess why) {
    if (endedBy == null && process.isAlive()) {
      endedBy = why;
    }
  }

  /** Whether it was killed by its pool, whatever it was at. */
  boolean isEndedByUs() {
    return endedBy != null;
  }

  /** Whether it was killed on account of another worker than this one. */
  boolean isEndedBesides(WorkerProcess worker) {
    WorkerProcess by = endedBy;
    return by != null && !Objects.equals(by, worker);
  }

  /** Waits for its end; whether that came. */
  boolean waitFor(Duration limit) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        try {
          return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for the end of a JVM that was killed or crashed. */
  void reap(boolean sweep) {
    waitFor(REAP_LIMIT);
    if (sweep) {
      OrphanSweep.Left _ = OrphanSweep.end(WorkerStarter.MARK, mark);
    }
  }

  /** Frees what belongs to it, when it has ended. */
  void free() {
    heap.leave();
    waitFor(REAP_LIMIT);
    output.awaitEnd(TAIL_MILLIS);
    lifeline.cut();
    files.forEach(WorkerFiles::free);
  }

  /** Ends one that nobody has taken a worker of. */
  void end() {
    kill(null);
    reap(true);
    free();
  }

  /** How it ended, in words that follow "worker 123". */
  String ending() {
    return process.isAlive() ? "did not end" : output.ending(process.exitValue());
  }
}
