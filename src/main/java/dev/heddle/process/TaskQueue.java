package dev.heddle.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait for a worker, and the slots that serve them: what must change together for no
 * task to be left without somebody who takes it.
 *
 * <p>Only slots wait on its monitor.
 */
final class TaskQueue {

  private final Deque<RemoteTask<?>> tasks = new ArrayDeque<>();
  private final Deque<Slot> spare = new ArrayDeque<>();
  private final Set<Slot> healthy = new HashSet<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable whenEnding;
  private int serving;
  private int waiting;
  private boolean closed;
  private boolean ending;

  /** Calls {@code whenEnding} once: when it is closed and empty and no slot serves it. */
  TaskQueue(Runnable whenEnding) {
    this.whenEnding = whenEnding;
  }

  /** Adds a slot that may be hired. */
  synchronized void addSpare(Slot slot) {
    spare.addLast(slot);
  }

  /** Appends a task and hires a slot if none is free for it; false if the queue is closed. */
  synchronized boolean add(RemoteTask<?> task) {
    if (closed) {
      return false;
    }
    if (tasks.size() >= waiting) {
      hire();
    }
    tasks.addLast(task);
    notify();
    return true;
  }

  /** Hires every slot; false if the queue is closed. */
  synchronized boolean hireAll() {
    while (!closed && !spare.isEmpty()) {
      hire();
    }
    return !closed;
  }

  private void hire() {
    Slot slot = spare.peekFirst();
    if (slot != null) {
      slot.hire();
      spare.removeFirst();
      serving++;
    }
  }

  /** Waits for a task; null when there will be none any more. */
  synchronized @Nullable RemoteTask<?> take() {
    while (tasks.isEmpty() && !closed) {
      waiting++;
      try {
        wait();
      } catch (InterruptedException e) {
        // a slot ends with its queue, not by interruption
      } finally {
        waiting--;
      }
    }
    return tasks.pollFirst();
  }

  /** Drops a task that nobody wants any more. */
  synchronized void remove(RemoteTask<?> task) {
    tasks.remove(task);
  }

  /** Notes that {@code slot} could start a worker. */
  synchronized void noteHealthy(Slot slot) {
    healthy.add(slot);
  }

  /**
   * Notes that {@code slot} cannot start a worker and puts its task back at its place, if another
   * slot can take it.
   */
  synchronized boolean giveBack(RemoteTask<?> task, Slot slot) {
    healthy.remove(slot);
    if (healthy.isEmpty()) {
      return false;
    }
    tasks.addFirst(task);
    notify();
    return true;
  }

  /** Takes all tasks that wait. */
  synchronized List<RemoteTask<?>> drain() {
    List<RemoteTask<?>> all = new ArrayList<>(tasks);
    tasks.clear();
    return all;
  }

  /** Takes no more tasks; those that wait are still to be taken. */
  void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    endIfDone();
  }

  /** Takes no more tasks and gives those that wait. */
  List<RemoteTask<?>> drainAndClose() {
    List<RemoteTask<?>> all;
    synchronized (this) {
      closed = true;
      all = drain();
      notifyAll();
    }
    endIfDone();
    return all;
  }

  /** Notes that {@code slot}, once hired, has ended its worker and serves no more. */
  void leave(Slot slot) {
    synchronized (this) {
      serving--;
      healthy.remove(slot);
      spare.addLast(slot);
      if (!tasks.isEmpty() && serving == 0) {
        hire();
      }
    }
    endIfDone();
  }

  private void endIfDone() {
    synchronized (this) {
      if (ending || !closed || !tasks.isEmpty() || serving > 0) {
        return;
      }
      ending = true;
    }
    try {
      whenEnding.run();
    } finally {
      ended.countDown();
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  boolean isEnded() {
    return ended.getCount() == 0;
  }

  /** Waits until the end, at most {@code nanos}; whether it came. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    return ended.await(nanos, TimeUnit.NANOSECONDS);
  }
}
