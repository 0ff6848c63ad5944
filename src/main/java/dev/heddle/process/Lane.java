package dev.heddle.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A place for at most one worker at a time: how far the worker is, and which tasks are with it, in
 * the order in which it gets them.
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

  /** How long the tasks should take, in ns, that wait at a worker for the one that runs. */
  private static final long AHEAD_NANOS = 1_000_000;

  /** So many bytes fit into a socket's buffer whatever its bookkeeping takes. */
  static final int SMALL_BYTES = 1 << 15;

  private static final int MOST_AHEAD = 32;
  private static final int SMOOTHING = 8;

  private final int number;
  private final int tasksPerWorker;
  private final Condition changed;
  private final Deque<Sent> flight = new ArrayDeque<>();

  private Phase phase = Phase.COLD;
  private boolean kept;
  private boolean penTaken;
  private boolean penLeft;
  private boolean unfinished;
  private @Nullable RemoteTask<?> inHand;
  private @Nullable WorkerProcess worker;
  private @Nullable Traffic traffic;
  private @Nullable Doom doom;
  private CompletableFuture<WorkerProcess> start = new CompletableFuture<>();
  private long lastNumber;
  private int flightBytes;
  private long headSince;
  private long taskNanos = AHEAD_NANOS;

  Lane(int number, int tasksPerWorker, Condition changed) {
    this.number = number;
    this.tasksPerWorker = tasksPerWorker;
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
  CompletableFuture<WorkerProcess> start() {
    return start;
  }

  void beginStart() {
    enter(Phase.STARTING);
    if (start.isDone()) {
      start = new CompletableFuture<>();
    }
  }

  /** Takes in a worker that is ready. */
  void welcome(WorkerProcess fresh, Traffic itsTraffic) {
    worker = fresh;
    traffic = itsTraffic;
    lastNumber = 0;
    doom = null;
    enter(Phase.READY);
  }

  /** The worker while it is ready or on its way out. */
  @Nullable WorkerProcess worker() {
    return worker;
  }

  boolean isServedBy(Traffic one) {
    return traffic == one;
  }

  Traffic traffic() {
    return Objects.requireNonNull(traffic, "no worker");
  }

  boolean isPenTaken() {
    return penTaken;
  }

  void takePen() {
    penTaken = true;
    penLeft = false;
    unfinished = false;
  }

  void layDownPen() {
    penTaken = false;
    penLeft = false;
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
    penLeft = true;
    unfinished = now;
    changed.signal();
  }

  /** Whether the pen is taken, but nobody writes: it is left for the keeper to take. */
  boolean isPenLeft() {
    return penLeft;
  }

  /** Whether it is time for the keeper to take the pen that was left. */
  boolean isPenDue() {
    return penLeft && (unfinished || flight.isEmpty());
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
    if (!penLeft || unfinished || inHand == null) {
      return null;
    }
    layDownPen();
    return takeFromHand();
  }

  /** Whether nothing is with the worker. */
  boolean isEmpty() {
    return flight.isEmpty();
  }

  /** Whether the worker has had as many tasks as it may. */
  boolean isSpent() {
    return tasksPerWorker > 0 && lastNumber >= tasksPerWorker;
  }

  /** Whether another task may be sent now: few enough to take little time and never to block. */
  boolean hasRoom() {
    int ahead = Math.clamp(AHEAD_NANOS / Math.max(1, taskNanos), 1, MOST_AHEAD);
    return phase == Phase.READY
        && !isSpent()
        && (flight.isEmpty() || (flight.size() <= ahead && flightBytes < SMALL_BYTES));
  }

  /**
   * Whether {@code bytes} can be written now without waiting for the worker to write: it reads the
   * only task it has to the end before it writes, and small ones fit into the socket's buffer.
   */
  boolean mayPut(int bytes) {
    return flight.isEmpty() || (bytes <= SMALL_BYTES && flightBytes + bytes <= 2 * SMALL_BYTES);
  }

  /** Puts a task behind those that are with the worker; it gets the next number there. */
  void put(RemoteTask<?> task, int bytes) {
    if (flight.isEmpty()) {
      headSince = System.nanoTime();
    }
    // what is too large for the buffer has been read when the next one is written
    int buffered = bytes <= SMALL_BYTES ? bytes : 0;
    flight.addLast(new Sent(++lastNumber, task, buffered));
    flightBytes += buffered;
  }

  /** The number of the task that was put last. */
  long lastNumber() {
    return lastNumber;
  }

  /** Takes out the first task, which the worker has just answered or skipped. */
  Sent takeFirst(long answered) throws GarbageException {
    Sent first = flight.peekFirst();
    if (first == null || first.number() != answered) {
      throw new GarbageException(
          "an answer to task "
              + answered
              + " of this worker instead of "
              + (first == null ? "none" : first.number()));
    }
    long now = System.nanoTime();
    taskNanos += (now - headSince - taskNanos) / SMOOTHING;
    headSince = now;
    flight.removeFirst();
    flightBytes -= first.bytes();
    return first;
  }

  /** Since when the first of the tasks has been the first, by {@link System#nanoTime}. */
  long headSince() {
    return headSince;
  }

  @Nullable Sent find(RemoteTask<?> task) {
    for (Sent sent : flight) {
      if (sent.task() == task && !sent.isRevoked()) {
        return sent;
      }
    }
    return null;
  }

  /** The last task that the worker has started, as far as one can know; 0 for none. */
  long lastStarted() {
    return worker == null ? 0 : worker.ledger().lastStarted();
  }

  /** Takes the task back from the worker if it has not started it. */
  boolean revoke(Sent sent) {
    if (!sent.isRevoked() && worker != null && worker.ledger().revoke(sent.number())) {
      sent.markRevoked();
      return true;
    }
    return false;
  }

  /** Takes back the oldest task that waits behind another one, if the worker has not started it. */
  @Nullable RemoteTask<?> giveUpOne() {
    boolean first = true;
    for (Sent sent : flight) {
      if (!first && revoke(sent)) {
        return sent.task();
      }
      first = false;
    }
    return null;
  }

  /** How many tasks wait at the worker for the one that runs. */
  int waiting() {
    return Math.max(0, flight.size() - 1);
  }

  /** Takes back every task that the worker has not started, in order, but {@code one}. */
  List<RemoteTask<?>> giveUpAllBut(@Nullable Sent one) {
    List<RemoteTask<?>> given = new ArrayList<>();
    for (Sent sent : flight) {
      if (sent != one && revoke(sent)) {
        given.add(sent.task());
      }
    }
    return given;
  }

  /**
   * What the worker is at: the task that runs, or is the next to run or to be skipped; null if
   * nothing is with it.
   */
  @Nullable Sent first() {
    return flight.peekFirst();
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
    List<Sent> left = flight.stream().filter(sent -> !sent.isRevoked()).toList();
    flight.clear();
    flightBytes = 0;
    worker = null;
    traffic = null;
    enter(Phase.COLD);
    return left;
  }
}
