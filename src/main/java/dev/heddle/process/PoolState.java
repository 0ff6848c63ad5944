package dev.heddle.process;

import dev.heddle.process.Lane.Phase;
import dev.heddle.process.link.Ledger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What must change together for no task to be lost, run twice, or left waiting while a worker is
 * idle: the tasks that wait and the lanes, under one lock.
 *
 * <p>How this lock is used:
 *
 * <ul>
 *   <li>All that changes in here, in {@link Lane}, {@link Flight} and {@link Sent} is read and
 *       written only by who holds it. {@link Dispatcher}, {@link Pen}, {@link Inbox} and {@link
 *       Upkeep} hold it from the start of each of their steps to its end, so that each is one
 *       change; what is in here and in {@link Lane} is called by them alone.
 *   <li>Nothing under it may block or run code of others: no serialization, no channel, no start or
 *       end of a process, no end of a future. Such things are left to the caller, to be done
 *       afterwards. The one exception is the memory of a {@link Ledger}, which never blocks.
 *   <li>It is the innermost lock: none is taken under it.
 *   <li>A lane's pen, the right to write to its worker, outlasts it: it is taken under the lock,
 *       used without, and under the lock laid down or left to the lane's keeper. Worker and traffic
 *       of a lane stay what they are for who has the pen, and for its keeper on an {@link Errand}.
 *   <li>Each lane has one condition, for its keeper alone: signalled when {@link Upkeep#await} may
 *       find another errand than before.
 * </ul>
 */
final class PoolState {

  private final ReentrantLock lock = new ReentrantLock();
  private final Held held = lock::unlock;
  private final TaskQueue tasks = new TaskQueue();
  private final Deque<Lane> idle = new ArrayDeque<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final LaneKeepers keepers;
  private int kept;
  private boolean closed;
  private boolean stopped;
  private final long idleNanos;

  /** The lock, which is held until this is closed. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /** Starts a thread that keeps a lane. */
  interface LaneKeepers {
    void start(Lane lane);
  }

  PoolState(PoolOptions options, LaneKeepers keepers) {
    this.keepers = keepers;
    this.idleNanos = options.care().idleLimit().toNanos();
    for (int i = 1; i <= options.workers(); i++) {
      lanes.add(new Lane(i, options.workers(), options.tasksPerWorker(), lock.newCondition()));
    }
  }

  /** Takes the lock. */
  @SuppressWarnings("LockNotBeforeTry") // who calls this tries, and closes what it gives
  Held hold() {
    lock.lock();
    return held;
  }

  /** The tasks that wait for a worker, the next one first. */
  TaskQueue tasks() {
    return tasks;
  }

  /** All lanes; which there are never changes. */
  List<Lane> lanes() {
    return lanes;
  }

  /** Whether it takes no more tasks. */
  boolean isClosed() {
    return closed;
  }

  /** Whether a worker that starts now would only be killed. */
  boolean isStopped() {
    return stopped;
  }

  void close(boolean stop) {
    closed = true;
    stopped |= stop;
    signalAll();
  }

  /** Whether no task will ever wait again, but for those that come back from workers. */
  boolean isDrained() {
    return closed && tasks.isEmpty();
  }

  /** Whether nothing is left to do, and nobody who might do it. */
  boolean isDone() {
    return isDrained() && kept == 0;
  }

  void signalAll() {
    lanes.forEach(lane -> lane.changed().signal());
  }

  /** Whether fewer workers start than {@code waiting}. */
  boolean tooFewStartFor(int waiting) {
    return lanes.stream().filter(lane -> lane.phase() == Phase.STARTING).count() < waiting;
  }

  /** Lets a worker start if fewer do than tasks wait. */
  void startOneFor(int waiting) {
    if (tooFewStartFor(waiting)) {
      lanes.stream().filter(lane -> lane.phase() == Phase.COLD).findFirst().ifPresent(this::wake);
    }
  }

  /** Lets the worker of a cold lane start. */
  void wake(Lane lane) {
    if (!lane.isKept()) {
      keepers.start(lane);
      lane.setKept(true);
      kept++;
    }
    lane.beginStart();
  }

  /**
   * Lets the keeper of {@code lane}, which has no worker, go; false if it is to stay. Who goes
   * could not be replaced for sure: there may be no thread to be had.
   */
  boolean leave(Lane lane) {
    // both may have come to be so since the keeper gave up
    boolean wanted = lane.phase() == Phase.STARTING;
    if (!wanted && !tasks.isEmpty() && kept == 1) {
      lane.beginStart();
      wanted = true;
    }
    if (!wanted) {
      lane.setKept(false);
      kept--;
    }
    return !wanted;
  }

  /** The lane that has been idle for the shortest time, which is not idle from now on. */
  @Nullable Lane pollIdle() {
    return idle.pollLast();
  }

  void removeIdle(Lane lane) {
    idle.remove(lane);
  }

  /** Lets a lane whose pen was just laid down wait for tasks, if there is nothing else to do. */
  void restIfEmpty(Lane lane) {
    if (lane.phase() == Phase.READY && lane.isEmpty()) {
      if (!lane.isSpent()) {
        idle.addLast(lane);
      }
      if (idleNanos > 0) {
        lane.beginIdle(); // its keeper waits for just as long
      }
      if (lane.isSpent() || closed) {
        lane.changed().signal();
      }
    }
  }

  /** After how long a worker that has nothing to do is to end; 0 for never. */
  long idleNanos() {
    return idleNanos;
  }

  /** How many tasks wait for a worker, or at one behind another task. */
  int queued() {
    int queued = tasks.size();
    for (Lane lane : lanes) {
      queued += lane.worker() == null ? 0 : lane.flight().waiting();
      queued += lane.inHand() == null ? 0 : 1;
    }
    return queued;
  }

  /** How many tasks are at a worker that has nothing before them to do. */
  int running() {
    return (int)
        lanes.stream().filter(lane -> lane.worker() != null && !lane.flight().isEmpty()).count();
  }

  /** Gives the next task into the hand of who has the pen; null if none may be sent now. */
  @Nullable RemoteTask<?> pick(Lane lane) {
    lane.setInHand(null);
    if (!lane.hasRoom()) {
      return null;
    }
    RemoteTask<?> task = overdue(lane);
    if (task == null) {
      task = tasks.pollFirst();
    }
    if (task == null && lane.isEmpty()) {
      task = steal(lane);
    }
    if (isDrained()) {
      signalAll();
    }
    lane.setInHand(task);
    return task;
  }

  /**
   * Takes back a task that came before all that wait here, but waits at another worker behind one
   * that takes much longer than those before it did: else it would be overtaken for as long.
   */
  private @Nullable RemoteTask<?> overdue(Lane thief) {
    RemoteTask<?> next = tasks.peekFirst();
    if (next == null || lanes.size() == 1) {
      return null; // without others nobody overtakes; who has nothing to do steals anyway
    }
    long now = 0;
    for (Lane lane : lanes) {
      RemoteTask<?> waits =
          lane == thief || lane.phase() != Phase.READY ? null : lane.nextWaiting();
      if (waits == null || waits.number() > next.number()) {
        continue;
      }
      now = now == 0 ? System.nanoTime() : now;
      RemoteTask<?> given = lane.flight().isLate(now) ? takeBack(lane) : null;
      if (given != null) {
        return given;
      }
    }
    return null;
  }

  /** Takes back the oldest task that waits at {@code lane}, held back or sent. */
  private @Nullable RemoteTask<?> takeBack(Lane lane) {
    RemoteTask<?> sent = lane.flight().giveUpOne();
    if (sent != null) {
      return sent;
    }
    RemoteTask<?> kept = lane.giveUpHeldBack();
    if (kept != null) {
      restIfEmpty(lane);
    }
    return kept;
  }

  /** Takes a task back that waits at another worker behind the one that runs there. */
  private @Nullable RemoteTask<?> steal(Lane thief) {
    Flight fullest = null;
    for (Lane lane : lanes) {
      if (lane == thief || lane.phase() != Phase.READY) {
        continue;
      }
      RemoteTask<?> kept = lane.giveUpHeldBack();
      if (kept != null) {
        // its keeper would have had this task to send, and now finds nothing that is due
        restIfEmpty(lane);
        return kept;
      }
      Flight flight = lane.flight();
      if (flight.waiting() > (fullest == null ? 0 : fullest.waiting())) {
        fullest = flight;
      }
    }
    return fullest == null ? null : fullest.giveUpOne();
  }

  /** Puts tasks back to their place before those that wait, in order. */
  void giveBack(Collection<RemoteTask<?>> given) {
    List<RemoteTask<?>> wanted = given.stream().filter(task -> !task.isDone()).toList();
    for (RemoteTask<?> task : wanted.reversed()) {
      tasks.addFirst(task);
    }
    if (!wanted.isEmpty()) {
      try {
        startOneFor(tasks.size());
      } catch (OutOfMemoryError e) {
        // no thread to be had; the keeper of the lane from which they come will see them
      }
    }
  }

  /** Takes out all tasks that wait. */
  List<RemoteTask<?>> drain() {
    return tasks.drain();
  }

  /**
   * Takes back what waits at the worker beside {@code running}; gives the worker to kill unless
   * that is done.
   */
  @Nullable Worker condemn(Lane lane, Sent running, Doom why) {
    giveBack(lane.flight().giveUpAllBut(running));
    // with all others taken back, the worker cannot come to another task before it is killed
    if (lane.flight().lastStarted() > running.number()) {
      return null;
    }
    idle.remove(lane);
    lane.condemn(why);
    // who writes may be the keeper, for as long as the worker does not read
    if (lane.soft() != null && !lane.isPenInUse()) {
      // its keeper hears out what the threads are at, which may take a moment, and kills then
      lane.setDumpDue(true);
      return null;
    }
    return lane.worker();
  }

  /**
   * Has the worker interrupt the task that runs, and gives it until {@code killNanos} to end; takes
   * back what waits behind it.
   *
   * @return the worker to tell
   */
  @Nullable Worker interrupt(Lane lane, Sent running, Doom why, long killNanos) {
    giveBack(lane.flight().giveUpAllBut(running));
    if (lane.flight().lastStarted() > running.number()) {
      return null;
    }
    lane.setSoft(new Soft(running, why, killNanos));
    return lane.worker();
  }
}
