package dev.heddle.cluster;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The tasks that run in this member, to be interrupted by their numbers. */
final class RunningTasks {

  /** So many numbers are kept that were to be interrupted and were not there. */
  private static final int MOST_EARLY = 1000;

  private static final Object LOCK = new Object();
  private static final Map<Long, Thread> THREADS = new HashMap<>();
  private static final Set<Long> EARLY = new LinkedHashSet<>();

  private RunningTasks() {}

  /** Runs a task that was written; what came of it, in bytes. */
  static byte[] run(long number, byte[] task) {
    synchronized (LOCK) {
      if (EARLY.remove(number)) {
        Thread.currentThread().interrupt();
      }
      THREADS.put(number, Thread.currentThread());
    }
    try {
      Thread.currentThread().setContextClassLoader(RunningTasks.class.getClassLoader());
      return TaskBytes.run(task);
    } finally {
      synchronized (LOCK) {
        boolean _ = THREADS.remove(number, Thread.currentThread());
        boolean _ = Thread.interrupted(); // was meant for this task alone
      }
    }
  }

  /** Interrupts a task; one that has not begun is interrupted when it does. */
  static void interrupt(long number) {
    synchronized (LOCK) {
      Thread thread = THREADS.get(number);
      if (thread != null) {
        thread.interrupt();
      } else {
        EARLY.add(number);
        if (EARLY.size() > MOST_EARLY) {
          EARLY.remove(EARLY.iterator().next());
        }
      }
    }
  }
}
