package dev.heddle.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * The words of a segment, for threads and processes that change them at the same time.
 *
 * <p>Offsets are in bytes, multiples of the size of a word. The orders are those of {@link
 * VarHandle}: they hold between processes as between threads, since both are the same processors on
 * the same memory. To load this class costs a new JVM some milliseconds.
 *
 * @param segment the memory; an access after it is unmapped throws {@link IllegalStateException}
 */
public record Words(MemorySegment segment) {

  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  /** Reads without any order. */
  public long get(long offset) {
    return (long) LONG.get(segment, offset);
  }

  /** Writes without any order. */
  public void set(long offset, long value) {
    LONG.set(segment, offset, value);
  }

  /** Reads, and what is read later is not older. */
  public long getAcquire(long offset) {
    return (long) LONG.getAcquire(segment, offset);
  }

  /** Writes, and who reads it with acquire sees what was written before. */
  public void setRelease(long offset, long value) {
    LONG.setRelease(segment, offset, value);
  }

  /** Reads in the one order of all volatile accesses. */
  public long getVolatile(long offset) {
    return (long) LONG.getVolatile(segment, offset);
  }

  /** Writes in the one order of all volatile accesses. */
  public void setVolatile(long offset, long value) {
    LONG.setVolatile(segment, offset, value);
  }

  /** Writes {@code value} if {@code expected} is there, volatile; whether it was. */
  public boolean compareAndSet(long offset, long expected, long value) {
    return LONG.compareAndSet(segment, offset, expected, value);
  }

  /** Adds, volatile; what was there before. */
  public long getAndAdd(long offset, long addend) {
    return (long) LONG.getAndAdd(segment, offset, addend);
  }

  /** Reads an int in the one order of all volatile accesses. */
  public int getIntVolatile(long offset) {
    return (int) INT.getVolatile(segment, offset);
  }

  /** Reads an int that changes at any time, without order to other words. */
  public int getIntOpaque(long offset) {
    return (int) INT.getOpaque(segment, offset);
  }

  /** Writes an int if {@code expected} is there, volatile; whether it was. */
  public boolean compareAndSetInt(long offset, int expected, int value) {
    return INT.compareAndSet(segment, offset, expected, value);
  }
}
