package dev.heddle.process.worker;

import dev.heddle.jvm.OrphanGuard;

/**
 * What the workers of one JVM have together: they begin when all are there, and the last ends it.
 */
final class SharedLife {

  private int left;
  private boolean begun;

  /** Of so many workers. */
  SharedLife(int workers) {
    left = workers;
  }

  /** All are there. */
  synchronized void begin() {
    begun = true;
    notifyAll();
  }

  /** Waits until all are there, so that no task takes another worker for a thread of its own. */
  synchronized void awaitBeginning() throws InterruptedException {
    while (!begun) {
      wait();
    }
  }

  /** The pool has hung up to one of them: those beside it may be at a task still. */
  void hungUp() {
    synchronized (this) {
      if (--left > 0) {
        return;
      }
    }
    OrphanGuard.end();
  }
}
