package dev.heddle.shared;

import dev.heddle.memory.EventCount;
import dev.heddle.memory.IdleStrategy;
import java.io.ObjectStreamException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A compare-and-set on the heap. Nobody wakes whoever waits: it looks some hundred times, then
 * again after pauses that grow from 1 to 100 µs.
 */
@SuppressWarnings("serial") // never written
final class AtomicLock implements SharedLock {

  private static final IdleStrategy IDLE = IdleStrategy.LOCK;

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
    for (int looks = 0; !take(); looks++) {
      if (!IDLE.isAwakeAfter(looks)) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (deadline - System.nanoTime() <= 0) {
          throw Ended.notHeld("lock atomic", limit);
        }
      }
      IDLE.idle(looks);
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
