package dev.heddle.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait for a worker, the next one first. Guarded by the lock of the {@link
 * PoolState}.
 *
 * <p>A task that is cancelled stays where it is and is left out when its turn comes, so that to
 * cancel takes the same time however many wait.
 */
final class TaskQueue {

  /** So many forgotten tasks may lie among the others before they are swept out. */
  private static final int FEW = 1000;

  private final Deque<RemoteTask<?>> tasks = new ArrayDeque<>();
  private int waiting;

  /** How many tasks wait; those that were forgotten do not count. */
  int size() {
    return waiting;
  }

  boolean isEmpty() {
    return waiting == 0;
  }

  void addLast(RemoteTask<?> task) {
    tasks.addLast(task);
    task.setQueued(true);
    waiting++;
  }

  /** Puts back a task that comes before all that wait. */
  void addFirst(RemoteTask<?> task) {
    if (task.isDone()) {
      return; // whoever cancels a task looks for it here once, and that may be over
    }
    tasks.addFirst(task);
    task.setQueued(true);
    waiting++;
  }

  /** The next task, which stays here; null if none waits. */
  @Nullable RemoteTask<?> peekFirst() {
    RemoteTask<?> first = tasks.peekFirst();
    while (first != null && !first.isQueued()) {
      tasks.removeFirst();
      first = tasks.peekFirst();
    }
    return first;
  }

  /** Takes out the next task; null if none waits. */
  @Nullable RemoteTask<?> pollFirst() {
    RemoteTask<?> first = peekFirst();
    if (first != null) {
      tasks.removeFirst();
      first.setQueued(false);
      waiting--;
    }
    return first;
  }

  /** Forgets a task; whether it waited here. */
  boolean forget(RemoteTask<?> task) {
    if (!task.isQueued()) {
      return false;
    }
    task.setQueued(false);
    waiting--;
    if (tasks.size() - waiting > Math.max(FEW, waiting)) {
      tasks.removeIf(each -> !each.isQueued());
    }
    return true;
  }

  /** Takes out all tasks that wait, in order. */
  List<RemoteTask<?>> drain() {
    List<RemoteTask<?>> all = new ArrayList<>(waiting);
    for (RemoteTask<?> task = pollFirst(); task != null; task = pollFirst()) {
      all.add(task);
    }
    tasks.clear();
    return all;
  }
}
