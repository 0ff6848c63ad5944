package dev.heddle.shared;

import java.io.ObjectStreamException;
import java.util.concurrent.atomic.AtomicLong;

/** A counter for the threads of one process. */
@SuppressWarnings("serial") // never written
final class HeapCounter implements SharedCounter {

  private final AtomicLong number;

  HeapCounter(long start) {
    this.number = new AtomicLong(start);
  }

  @Override
  public long get() {
    return number.getAcquire();
  }

  @Override
  public void set(long value) {
    number.setRelease(value);
  }

  @Override
  public long add(long addend) {
    return number.addAndGet(addend);
  }

  @Override
  public boolean compareAndSet(long expected, long value) {
    return number.compareAndSet(expected, value);
  }

  private Object writeReplace() throws ObjectStreamException {
    throw OnlyHere.error("counter");
  }
}
