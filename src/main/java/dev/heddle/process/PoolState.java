package dev.heddle.process;

import dev.heddle.process.WorkerSlot.Phase;
import dev.heddle.process.link.StartRegister;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What must change together for no task to be lost, run twice, or left waiting while a worker is
 * idle: the tasks that wait and the slots, under one lock.
 *
 * <p>How this lock is used:
 *
 * <ul>
 *   <li>All that changes in here, in {@link WorkerSlot}, {@link WritePermit}, {@link
 *       InFlightWindow} and {@link InFlightTask} is read and written only by whoever holds it.
 *       Those who take it ({@link Dispatcher}, {@link TaskWriter}, {@link AnswerReader}, {@link
 *       Supervisor}, {@link WorkerLoss}, {@link Deadlines}, {@link LivenessChecks}) hold it from
 *       the start of each of their steps to its end, so that each is one change.
 *   <li>Nothing under it may block or run code of others: no serialization, no channel, no start or
 *       end of a process, no end of a future. Such things are left to the caller, to be done
 *       afterwards. The one exception is the memory of a {@link StartRegister}, which never blocks.
 *   <li>It is the innermost lock: none is taken under it.
 *   <li>A slot's permit, the right to write to its worker, outlasts it: it is taken under the lock,
 *       used without, and under the lock laid down or left to the slot's supervisor. Worker, writer
 *       and reader of a slot stay what they are for whoever has the permit, and for its supervisor
 *       on a {@link SupervisorAction}.
 *   <li>Each slot has one condition, for its supervisor alone: signalled when {@link
 *       Supervisor#await} may find another action than before.
 * </ul>
 */
final class PoolState {

  private final ReentrantLock lock = new ReentrantLock();
  private final Held held = lock::unlock;
  private final TaskQueue tasks = new TaskQueue();
  private final Deque<WorkerSlot> idle = new ArrayDeque<>();
  private final List<WorkerSlot> slots = new ArrayList<>();
  private final TaskChoice choice = new TaskChoice(this);
  private final SlotSupervisors supervisors;
  private int kept;
  private boolean closed;
  private boolean stopped;
  private final long idleNanos;

  /** The lock, which is held until this is closed. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /** Starts a thread that keeps a slot. */
  interface SlotSupervisors {
    void start(WorkerSlot slot);
  }

  PoolState(PoolOptions options, SlotSupervisors supervisors) {
    this.supervisors = supervisors;
    this.idleNanos = options.care().idleLimit().toNanos();
    for (int i = 1; i <= options.workers(); i++) {
      slots.add(
          new WorkerSlot(i, options.workers(), options.tasksPerWorker(), lock.newCondition()));
    }
  }

  /** Takes the lock. */
  @SuppressWarnings("LockNotBeforeTry") // whoever calls this tries, and closes what it gives
  Held hold() {
    lock.lock();
    return held;
  }

  /** The tasks that wait for a worker, the next one first. */
  TaskQueue tasks() {
    return tasks;
  }

  /** Which of them a worker gets next. */
  TaskChoice choice() {
    return choice;
  }

  /** All slots; which there are never changes. */
  List<WorkerSlot> slots() {
    return slots;
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
    slots.forEach(slot -> slot.changed().signal());
  }

  /** Whether fewer workers start than {@code waiting}. */
  boolean tooFewStartFor(int waiting) {
    return slots.stream().filter(slot -> slot.phase() == Phase.STARTING).count() < waiting;
  }

  /** Lets a worker start if fewer do than tasks wait. */
  void startOneFor(int waiting) {
    if (tooFewStartFor(waiting)) {
      slots.stream().filter(slot -> slot.phase() == Phase.COLD).findFirst().ifPresent(this::wake);
    }
  }

  /** Lets the worker of a cold slot start. */
  void wake(WorkerSlot slot) {
    if (!slot.isKept()) {
      supervisors.start(slot);
      slot.setKept(true);
      kept++;
    }
    slot.beginStart();
  }

  /**
   * Lets the supervisor of {@code slot}, which has no worker, go; false if it is to stay. Whoever
   * goes could not be replaced for sure: there may be no thread to be had.
   */
  boolean leave(WorkerSlot slot) {
    // both may have come to be so since the supervisor gave up
    boolean wanted = slot.phase() == Phase.STARTING;
    if (!wanted && !tasks.isEmpty() && kept == 1) {
      slot.beginStart();
      wanted = true;
    }
    if (!wanted) {
      slot.setKept(false);
      kept--;
    }
    return !wanted;
  }

  /** The slot that has been idle for the shortest time, which is not idle from now on. */
  @Nullable WorkerSlot pollIdle() {
    return idle.pollLast();
  }

  /** Whether a slot is idle. */
  boolean hasIdle() {
    return !idle.isEmpty();
  }

  void removeIdle(WorkerSlot slot) {
    idle.remove(slot);
  }

  /** Lets a slot whose permit was just laid down wait for tasks, if there is nothing else to do. */
  void restIfEmpty(WorkerSlot slot) {
    if (slot.phase() == Phase.READY && slot.isEmpty()) {
      if (!slot.isSpent()) {
        idle.addLast(slot);
      }
      if (idleNanos > 0) {
        slot.beginIdle(); // its supervisor waits for just as long
      }
      if (slot.isSpent() || closed) {
        slot.changed().signal();
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
    for (WorkerSlot slot : slots) {
      queued += slot.worker() == null ? 0 : slot.window().waiting();
      queued += slot.permit().inHand() == null ? 0 : 1;
    }
    return queued;
  }

  /**
   * How many tasks a worker more would have to do: those that wait, here or at a worker behind
   * another task, which may take for ever.
   */
  int unserved() {
    int unserved = tasks.size();
    for (WorkerSlot slot : slots) {
      unserved += slot.phase() == Phase.READY ? slot.behind() : 0;
    }
    return unserved;
  }

  /** How many tasks are at a worker that has nothing before them to do. */
  int running() {
    return (int)
        slots.stream().filter(slot -> slot.worker() != null && !slot.window().isEmpty()).count();
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
        // no thread to be had; the supervisor of the slot from which they come will see them
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
  @Nullable PoolWorker condemn(WorkerSlot slot, InFlightTask running, KillReason why) {
    giveBack(slot.window().giveUpAllBut(running));
    // with all others taken back, the worker cannot come to another task before it is killed
    if (slot.window().lastStarted() > running.number()) {
      return null;
    }
    idle.remove(slot);
    slot.condemn(why);
    // whoever writes may be the supervisor, for as long as the worker does not read
    if (slot.soft() != null && !slot.permit().isInUse()) {
      // its supervisor hears out what the threads are at, which may take a moment, and kills then
      slot.setDumpDue(true);
      return null;
    }
    return slot.worker();
  }

  /**
   * Has the worker interrupt the task that runs, and gives it until {@code killNanos} to end; takes
   * back what waits behind it.
   *
   * @return the worker to tell
   */
  @Nullable PoolWorker interrupt(
      WorkerSlot slot, InFlightTask running, KillReason why, long killNanos) {
    giveBack(slot.window().giveUpAllBut(running));
    if (slot.window().lastStarted() > running.number()) {
      return null;
    }
    slot.setSoft(new InterruptFirst(running, why, killNanos));
    return slot.worker();
  }
}
