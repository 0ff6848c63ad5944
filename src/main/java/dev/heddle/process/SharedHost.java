package dev.heddle.process;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that several slots have together, and the next one when that has ended: whoever needs a
 * worker first starts it.
 */
final class SharedHost {

  /** Starts a JVM. */
  interface Start {
    WorkerHost one() throws WorkerStartException;
  }

  private final Start start;
  private @Nullable WorkerHost host;

  SharedHost(Start start) {
    this.start = start;
  }

  /**
   * A worker that is the {@code thread}-th one of its JVM, from 0. A JVM in which that one has
   * ended has ended, too, or is just about to: there is never a second one beside it.
   */
  synchronized WorkerProcess worker(int thread) throws WorkerStartException {
    WorkerHost there = host;
    WorkerProcess taken = there == null || !there.isAlive() ? null : there.take(thread);
    if (taken != null) {
      return taken;
    }
    if (there != null) {
      there.kill(null);
    }
    WorkerHost fresh = start.one();
    host = fresh;
    return Objects.requireNonNull(fresh.take(thread));
  }
}
