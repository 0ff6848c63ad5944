package dev.heddle.process;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A place for at most one worker at a time: how far the worker is, and who writes to it.
 *
 * <p>All of it is guarded by the lock of the {@link PoolState}. Whoever has the pen of a lane, and
 * nobody else, may write to its worker.
 */
final class Lane {

  /** How far the worker of a lane is. */
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

  /** Where the pen is. */
  private enum PenPlace {
    /** Here, for whoever needs it first. */
    FREE,
    /** With a thread that writes, or is about to. */
    TAKEN,
    /** Left for the keeper with what is in hand, for when all other tasks are answered. */
    HELD_BACK,
    /** Left for the keeper in the middle of a frame. */
    UNFINISHED
  }

  /** A worker that is ready or on its way out, with what is with it. */
  private record Crew(Worker worker, Traffic traffic, Flight flight) {}

  private final int number;
  private final int tasksPerWorker;
  private final int firstTasks;
  private final Condition changed;

  private Phase phase = Phase.COLD;
  private boolean kept;
  private PenPlace pen = PenPlace.FREE;
  private @Nullable RemoteTask<?> inHand;
  private @Nullable Crew crew;
  private @Nullable Doom doom;
  private @Nullable Soft soft;
  private boolean dumpFirst;
  private boolean recycled;
  private boolean hadWorker;
  private boolean hadReplacement;
  private long idleSince;
  private CompletableFuture<Worker> start = new CompletableFuture<>();

  /** The {@code number}-th of {@code lanes}. */
  Lane(int number, int lanes, int tasksPerWorker, Condition changed) {
    this.number = number;
    this.tasksPerWorker = tasksPerWorker;
    int fewer = (int) ((long) tasksPerWorker * (number - 1) / (2L * lanes));
    this.firstTasks = tasksPerWorker - fewer;
    this.changed = changed;
  }

  int number() {
    return number;
  }

  /** Signalled when there may be something to do for who keeps this lane. */
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

  /** Whether a thread keeps this lane. */
  boolean isKept() {
    return kept;
  }

  void setKept(boolean now) {
    kept = now;
  }

  /** What comes of the start that is going on, or of the next one. */
  CompletableFuture<Worker> start() {
    return start;
  }

  void beginStart() {
    enter(Phase.STARTING);
    if (start.isDone()) {
      start = new CompletableFuture<>();
    }
  }

  /** Takes in a worker that is ready. */
  void welcome(Worker fresh, Traffic itsTraffic) {
    crew = new Crew(fresh, itsTraffic, new Flight(fresh));
    doom = null;
    soft = null;
    dumpFirst = false;
    recycled = false;
    hadReplacement = hadWorker;
    hadWorker = true;
    idleSince = System.nanoTime();
    enter(Phase.READY);
  }

  /** Whether there has been a worker here before. */
  boolean hadWorker() {
    return hadWorker;
  }

  /** The task that was asked to end by itself and is with the worker still; null if none is. */
  @Nullable Soft soft() {
    Soft asked = soft;
    return asked != null && crew != null && crew.flight().has(asked.sent()) ? asked : null;
  }

  void setSoft(Soft asked) {
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

  /** Whether the worker is killed only after it has said what its threads are at. */
  boolean isDumpDue() {
    return dumpFirst;
  }

  void setDumpDue(boolean due) {
    dumpFirst = due;
    changed.signal();
  }

  /** The worker while it is ready or on its way out. */
  @Nullable Worker worker() {
    return crew == null ? null : crew.worker();
  }

  boolean isServedBy(Traffic one) {
    return crew != null && crew.traffic() == one;
  }

  Traffic traffic() {
    return present().traffic();
  }

  /** The tasks that are with the worker. */
  Flight flight() {
    return present().flight();
  }

  private Crew present() {
    return Objects.requireNonNull(crew, "no worker");
  }

  /** Whether nothing is with the worker. */
  boolean isEmpty() {
    return crew == null || crew.flight().isEmpty();
  }

  /** The oldest task that waits here for the one that runs; null if none does. */
  @Nullable RemoteTask<?> nextWaiting() {
    RemoteTask<?> sent = crew == null ? null : crew.flight().nextWaiting();
    return sent == null && pen == PenPlace.HELD_BACK ? inHand : sent;
  }

  /** Whether the worker has had as many tasks as it may. */
  boolean isSpent() {
    return recycled
        || (tasksPerWorker > 0 && crew != null && crew.flight().kept() >= tasksPerWorker());
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
    return phase == Phase.READY && !isSpent() && flight().hasRoom();
  }

  boolean isPenTaken() {
    return pen != PenPlace.FREE;
  }

  void takePen() {
    pen = PenPlace.TAKEN;
  }

  void layDownPen() {
    pen = PenPlace.FREE;
    // a keeper that has nothing to do is not woken for it: this happens with every task
    if (phase != Phase.READY) {
      changed.signal();
    }
  }

  /**
   * Leaves the pen to the keeper: {@code now} if something is half written, else with what is in
   * hand, for when all other tasks are answered.
   */
  void leavePen(boolean now) {
    pen = now ? PenPlace.UNFINISHED : PenPlace.HELD_BACK;
    changed.signal();
  }

  /** Whether the pen is taken, but nobody writes: it is left for the keeper to take. */
  boolean isPenLeft() {
    return pen == PenPlace.UNFINISHED || pen == PenPlace.HELD_BACK;
  }

  /** Whether somebody writes, or is about to: perhaps the keeper. */
  boolean isPenInUse() {
    return pen == PenPlace.TAKEN;
  }

  /** Whether it is time for the keeper to take the pen that was left. */
  boolean isPenDue() {
    return pen == PenPlace.UNFINISHED || (pen == PenPlace.HELD_BACK && isEmpty());
  }

  /** The task that goes with the pen: taken from those that wait, and not put yet. */
  @Nullable RemoteTask<?> inHand() {
    return inHand;
  }

  void setInHand(@Nullable RemoteTask<?> task) {
    inHand = task;
  }

  /** Takes the task out of the hand of who has the pen and will notice. */
  @Nullable RemoteTask<?> takeFromHand() {
    RemoteTask<?> task = inHand;
    inHand = null;
    return task;
  }

  /** Takes back the task that was held back until others are answered, and lays down its pen. */
  @Nullable RemoteTask<?> giveUpHeldBack() {
    if (pen != PenPlace.HELD_BACK || inHand == null) {
      return null;
    }
    layDownPen();
    return takeFromHand();
  }

  /** Notes that the worker is to be killed, and why. */
  void condemn(Doom why) {
    doom = why;
    enter(Phase.DOOMED);
  }

  @Nullable Doom doom() {
    return doom;
  }

  /** Removes the worker and gives what is still with it. */
  List<Sent> clear() {
    List<Sent> left = crew == null ? List.of() : crew.flight().left();
    crew = null;
    enter(Phase.COLD);
    return left;
  }
}
