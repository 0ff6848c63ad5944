package dev.heddle.shared;

import dev.heddle.memory.EventCount;
import java.io.ObjectStreamException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A compare-and-set on the heap. Nobody wakes who waits: it looks some hundred times, then again
 * after pauses that grow from 1 to 100 µs.
 */
@SuppressWarnings("serial") // never written
final class AtomicLock implements SharedLock {

  private static final int LOOKS = 500;
  private static final int SHORTEST_PAUSE = 1_000;
  private static final int LONGEST_PAUSE = 100_000;

  private final AtomicBoolean held = new AtomicBoolean();
  private final HoldingThread holder = new HoldingThread(() -> held.setRelease(false));

  @Override
  public Hold acquire(Duration limit) throws InterruptedException, TimeoutException {
    holder.requireOther();
    if (!take()) {
      await(limit);
    }
    return holder.take(false);
  }

  private void await(Duration limit) throws InterruptedException, TimeoutException {
    long deadline = EventCount.deadline(limit);
    for (int look = 0; look < LOOKS; look++) {
      if (take()) {
        return;
      }
      Thread.onSpinWait();
    }
    int pause = SHORTEST_PAUSE;
    while (!take()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (deadline - System.nanoTime() <= 0) {
        throw Ended.notHeld("lock atomic", limit);
      }
      LockSupport.parkNanos(this, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private boolean take() {
    return !held.getOpaque() && held.compareAndSet(false, true);
  }

  @Override
  public LockKind kind() {
    return LockKind.ATOMIC;
  }

  private Object writeReplace() throws ObjectStreamException {
    throw OnlyHere.error("lock atomic");
  }
}
