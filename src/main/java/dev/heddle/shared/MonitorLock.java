package dev.heddle.shared;

import dev.heddle.memory.EventCount;
import java.io.ObjectStreamException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The monitor of an object.
 *
 * <p>{@link #run} is a plain {@code synchronized} block, and to enter that has no time limit. A
 * {@link #acquire hold} that is not bound to a block is a flag that the monitor guards.
 */
@SuppressWarnings("serial") // never written
final class MonitorLock implements SharedLock {

  private final Object monitor = new Object();
  private final HoldingThread holder = new HoldingThread(this::release);
  private boolean held;

  @Override
  public Hold acquire(Duration limit) throws InterruptedException, TimeoutException {
    requireOther();
    synchronized (monitor) {
      awaitFree(limit);
      held = true;
    }
    return holder.take(false);
  }

  @Override
  public void run(Duration limit, Guarded action) throws InterruptedException, TimeoutException {
    requireOther();
    synchronized (monitor) {
      awaitFree(limit);
      action.run(false);
    }
  }

  private void requireOther() {
    if (Thread.holdsLock(monitor)) {
      throw HoldingThread.heldAlready();
    }
    holder.requireOther();
  }

  private void awaitFree(Duration limit) throws InterruptedException, TimeoutException {
    if (!held) {
      return;
    }
    long deadline = EventCount.deadline(limit);
    synchronized (monitor) {
      while (held) {
        long rest = deadline - System.nanoTime();
        if (rest <= 0) {
          throw Ended.notHeld("lock synchronized", limit);
        }
        TimeUnit.NANOSECONDS.timedWait(monitor, rest);
      }
    }
  }

  private void release() {
    synchronized (monitor) {
      held = false;
      monitor.notifyAll(); // one who is in run() would not wake the next
    }
  }

  @Override
  public LockKind kind() {
    return LockKind.SYNCHRONIZED;
  }

  private Object writeReplace() throws ObjectStreamException {
    throw OnlyHere.error("lock synchronized");
  }
}
