package dev.heddle.process;

import org.jspecify.annotations.Nullable;

/** Whether a task that its pool gave back may run in this JVM, and the thread that runs it. */
final class RunHere {

  private boolean allowed;
  private @Nullable Thread runner;

  synchronized void allow() {
    allowed = true;
  }

  /** Takes the right to run the task, which is to be had once; false if there is none. */
  synchronized boolean take() {
    boolean taken = allowed;
    allowed = false;
    return taken;
  }

  synchronized void begin() {
    runner = Thread.currentThread();
  }

  synchronized void end() {
    runner = null;
  }

  /** Interrupts whoever runs the task here, and nobody who has run it. */
  synchronized void interrupt() {
    if (runner != null) {
      runner.interrupt();
    }
  }
}
