package dev.heddle.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait for a worker, and the slots that serve them: what must change together for no
 * task to be left without somebody who takes it.
 */
final class TaskQueue {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition ended = lock.newCondition();
  private final Deque<RemoteTask<?>> tasks = new ArrayDeque<>();
  private final Deque<Slot> spare = new ArrayDeque<>();
  private final Set<Slot> healthy = new HashSet<>();
  private final Runnable whenEnded;
  private int serving;
  private int waiting;
  private boolean closed;
  private boolean ending;
  private boolean isEnded;

  /** Calls {@code whenEnded} once, when it is closed, empty and no slot serves it. */
  TaskQueue(Runnable whenEnded) {
    this.whenEnded = whenEnded;
  }

  /** Adds a slot that may be hired. */
  void addSpare(Slot slot) {
    lock.lock();
    try {
      spare.addLast(slot);
    } finally {
      lock.unlock();
    }
  }

  /** Appends a task and hires a slot if none is free for it; false if the queue is closed. */
  boolean add(RemoteTask<?> task) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      tasks.addLast(task);
      if (tasks.size() > waiting) {
        hire();
      }
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Hires every slot; false if the queue is closed. */
  boolean hireAll() {
    lock.lock();
    try {
      while (!closed && !spare.isEmpty()) {
        hire();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
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
  @Nullable RemoteTask<?> take() {
    lock.lock();
    try {
      while (tasks.isEmpty() && !closed) {
        waiting++;
        try {
          changed.awaitUninterruptibly();
        } finally {
          waiting--;
        }
      }
      return tasks.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  void remove(RemoteTask<?> task) {
    lock.lock();
    try {
      tasks.remove(task);
    } finally {
      lock.unlock();
    }
  }

  /** Notes that {@code slot} could start a worker. */
  void isHealthy(Slot slot) {
    lock.lock();
    try {
      healthy.add(slot);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Notes that {@code slot} cannot start a worker and puts its task back at its place, if another
   * slot can take it.
   */
  boolean giveBack(RemoteTask<?> task, Slot slot) {
    lock.lock();
    try {
      healthy.remove(slot);
      if (healthy.isEmpty()) {
        return false;
      }
      tasks.addFirst(task);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes all tasks that wait. */
  List<RemoteTask<?>> drain() {
    lock.lock();
    try {
      List<RemoteTask<?>> all = new ArrayList<>(tasks);
      tasks.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more tasks; those that wait are still to be taken. */
  void close() {
    boolean last;
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      last = claimEnd();
    } finally {
      lock.unlock();
    }
    if (last) {
      end();
    }
  }

  /** Takes no more tasks and gives those that wait. */
  List<RemoteTask<?>> drainAndClose() {
    lock.lock();
    try {
      closed = true;
      return drain();
    } finally {
      lock.unlock();
      close();
    }
  }

  /** Notes that {@code slot}, once hired, has ended its worker and serves no more. */
  void leave(Slot slot) {
    boolean last;
    lock.lock();
    try {
      serving--;
      healthy.remove(slot);
      spare.addLast(slot);
      if (!tasks.isEmpty() && serving == 0) {
        hire();
      }
      last = claimEnd();
    } finally {
      lock.unlock();
    }
    if (last) {
      end();
    }
  }

  /** Whether the end has come and the caller is the one to bring it about. */
  private boolean claimEnd() {
    boolean last = closed && tasks.isEmpty() && serving == 0 && !ending;
    ending |= last;
    return last;
  }

  private void end() {
    try {
      whenEnded.run();
    } finally {
      lock.lock();
      try {
        isEnded = true;
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  boolean isEnded() {
    lock.lock();
    try {
      return isEnded;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the end, at most {@code nanos}; whether it came. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    try {
      while (!isEnded && left > 0) {
        left = ended.awaitNanos(left);
      }
      return isEnded;
    } finally {
      lock.unlock();
    }
  }
}
