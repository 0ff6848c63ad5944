package dev.heddle.shared;

import java.io.ObjectStreamException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** A {@link ReentrantLock}, fair or not. */
@SuppressWarnings("serial") // never written
final class QueuedLock implements SharedLock {

  private final ReentrantLock lock;
  private final HoldingThread holder;

  QueuedLock(boolean fair) {
    this.lock = new ReentrantLock(fair);
    this.holder = new HoldingThread(lock::unlock);
  }

  @Override
  public Hold acquire(Duration limit) throws InterruptedException, TimeoutException {
    holder.requireOther();
    // with a time, also a fair lock lets nobody pass
    if (!lock.tryLock(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)) {
      throw Ended.notHeld("lock " + kind(), limit);
    }
    return holder.take(false);
  }

  @Override
  public LockKind kind() {
    return lock.isFair() ? LockKind.REENTRANT_FAIR : LockKind.REENTRANT;
  }

  private Object writeReplace() throws ObjectStreamException {
    throw OnlyHere.error("lock " + kind());
  }
}
