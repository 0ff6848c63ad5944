package dev.heddle.process;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A place for at most one worker at a time: how far the worker is, and who writes to it.
 *
 * <p>All of it is guarded by the lock of the {@link PoolState}. Whoever has the {@link WritePermit}
 * of a slot, and nobody else, may write to its worker.
 */
final class WorkerSlot {

  /** How far the worker of a slot is. */
  enum Phase {
    /** There is none. */
    COLD,
    /** It is being started. */
    STARTING,
    /** It takes tasks. */
    READY,
    /** It was killed, or is just about to be. */
    DOOMED,
    /** Its channel has ended. */
    LOST,
    /** It was told that there is nothing more to do. */
    RETIRING
  }

  /** A worker that is ready or on its way out, with what is with it. */
  private record Crew(
      PoolWorker worker, TaskWriter writer, AnswerReader reader, InFlightWindow window) {}

  /** After so long without a task a worker gives memory back: between one time that and two. */
  static final long TRIM_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final int number;
  private final int tasksPerWorker;
  private final int firstTasks;
  private final Condition changed;
  private final WritePermit permit = new WritePermit(this);

  private Phase phase = Phase.COLD;
  private boolean kept;
  private @Nullable Crew crew;
  private @Nullable KillReason killReason;
  private @Nullable InterruptFirst soft;
  private boolean dumpFirst;
  private boolean recycled;
  private boolean hadWorker;
  private boolean hadReplacement;
  private long idleSince;
  private boolean trimmed = true;
  private long tasksSeen;
  private long restsSince;
  private CompletableFuture<PoolWorker> start = new CompletableFuture<>();

  /** The {@code number}-th of {@code slots}. */
  WorkerSlot(int number, int slots, int tasksPerWorker, Condition changed) {
    this.number = number;
    this.tasksPerWorker = tasksPerWorker;
    int fewer = (int) ((long) tasksPerWorker * (number - 1) / (2L * slots));
    this.firstTasks = tasksPerWorker - fewer;
    this.changed = changed;
  }

  int number() {
    return number;
  }

  /** Signalled when there may be something to do for whoever keeps this slot. */
  Condition changed() {
    return changed;
  }

  Phase phase() {
    return phase;
  }

  void enter(Phase next) {
    phase = next;
    changed.signal();
  }

  /** Whether a thread keeps this slot. */
  boolean isKept() {
    return kept;
  }

  void setKept(boolean now) {
    kept = now;
  }

  /** What comes of the start that is going on, or of the next one. */
  CompletableFuture<PoolWorker> start() {
    return start;
  }

  void beginStart() {
    enter(Phase.STARTING);
    if (start.isDone()) {
      start = new CompletableFuture<>();
    }
  }

  /** Takes in a worker that is ready. */
  void welcome(PoolWorker fresh, TaskWriter itsWriter, AnswerReader itsReader) {
    crew = new Crew(fresh, itsWriter, itsReader, new InFlightWindow(fresh));
    killReason = null;
    soft = null;
    dumpFirst = false;
    recycled = false;
    hadReplacement = hadWorker;
    hadWorker = true;
    trimmed = true;
    tasksSeen = 0;
    idleSince = System.nanoTime();
    enter(Phase.READY);
  }

  /** Whether there has been a worker here before. */
  boolean hadWorker() {
    return hadWorker;
  }

  /** The task that was asked to end by itself and is with the worker still; null if none is. */
  @Nullable InterruptFirst soft() {
    InterruptFirst asked = soft;
    return asked != null && crew != null && crew.window().has(asked.sent()) ? asked : null;
  }

  void setSoft(InterruptFirst asked) {
    soft = asked;
  }

  /** Lets the worker end after the task that it is at. */
  void recycle() {
    recycled = true;
    changed.signal();
  }

  /** Notes that nothing is with the worker from now on. */
  void beginIdle() {
    idleSince = System.nanoTime();
    changed.signal();
  }

  /** How long the worker has had nothing to do, in ns. */
  long idleNanos() {
    return System.nanoTime() - idleSince;
  }

  /** Notes that the worker has a task, of which its keeper hears once after each trim. */
  void beginWork() {
    if (trimmed) {
      trimmed = false;
      changed.signal();
    }
  }

  /** Whether the worker has had no task since it was asked to give memory back, or at all. */
  boolean isTrimmed() {
    return trimmed;
  }

  void setTrimmed() {
    trimmed = true;
  }

  /** Whether nothing has been with the worker each time that this was asked for a while. */
  boolean isTrimDue() {
    long tasks = window().lastNumber();
    long now = System.nanoTime();
    if (tasks != tasksSeen || !isEmpty()) {
      tasksSeen = tasks;
      restsSince = now;
    }
    return !trimmed && now - restsSince >= TRIM_NANOS;
  }

  /** Whether the worker is killed only after it has said what its threads are at. */
  boolean isDumpDue() {
    return dumpFirst;
  }

  void setDumpDue(boolean due) {
    dumpFirst = due;
    changed.signal();
  }

  /** The worker while it is ready or on its way out. */
  @Nullable PoolWorker worker() {
    return crew == null ? null : crew.worker();
  }

  /** Whether {@code one} reads the answers of the worker that is here. */
  boolean isServedBy(AnswerReader one) {
    return crew != null && crew.reader() == one;
  }

  /** What sends tasks to the worker. */
  TaskWriter writer() {
    return present().writer();
  }

  /** What takes the worker's answers. */
  AnswerReader reader() {
    return present().reader();
  }

  /** The right to write to the worker. */
  WritePermit permit() {
    return permit;
  }

  /** The tasks that are with the worker. */
  InFlightWindow window() {
    return present().window();
  }

  private Crew present() {
    return Objects.requireNonNull(crew, "no worker");
  }

  /** Whether nothing is with the worker. */
  boolean isEmpty() {
    return crew == null || crew.window().isEmpty();
  }

  /** The oldest task that waits here for the one that runs; null if none does. */
  @Nullable RemoteTask<?> nextWaiting() {
    RemoteTask<?> sent = crew == null ? null : crew.window().nextWaiting();
    return sent == null ? permit.heldBack() : sent;
  }

  /** How many tasks wait here for the one that runs. */
  int behind() {
    return window().waiting() + (permit.heldBack() == null ? 0 : 1);
  }

  /** Whether the worker has had as many tasks as it may. */
  boolean isSpent() {
    return recycled
        || (tasksPerWorker > 0 && crew != null && crew.window().kept() >= tasksPerWorker());
  }

  /**
   * How many tasks the worker may have: the first ones of a pool fewer, each another number, so
   * that not all are replaced at the same time.
   */
  private int tasksPerWorker() {
    return hadReplacement ? tasksPerWorker : firstTasks;
  }

  /** How many tasks the first worker here may have; 0 for any number. */
  int tasksOfFirstWorker() {
    return firstTasks;
  }

  /** Whether another task may be sent now. */
  boolean hasRoom() {
    return phase == Phase.READY && !isSpent() && window().hasRoom();
  }

  /** Notes that the worker is to be killed, and why. */
  void condemn(KillReason why) {
    killReason = why;
    enter(Phase.DOOMED);
  }

  @Nullable KillReason killReason() {
    return killReason;
  }

  /** Removes the worker and what is still with it. */
  void clear() {
    crew = null;
    enter(Phase.COLD);
  }
}
