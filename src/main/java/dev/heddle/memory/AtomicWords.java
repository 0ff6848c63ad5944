package dev.heddle.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;

/**
 * The words of a segment, for threads and processes that change them at the same time.
 *
 * <p>Offsets are in bytes, multiples of the size of a word. The orders are those of {@link
 * VarHandle}: they hold between processes as between threads, since both are the same processors on
 * the same memory. To load this class costs a new JVM some milliseconds.
 */
public abstract sealed class AtomicWords {

  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  private final MemorySegment segment;

  private AtomicWords(MemorySegment segment) {
    this.segment = segment;
  }

  /**
   * The words of any segment; an access after it is unmapped throws {@link IllegalStateException},
   * one beyond its end {@link IndexOutOfBoundsException}.
   */
  public static AtomicWords of(MemorySegment segment) {
    return new Checked(segment);
  }

  /**
   * The words of a segment that stays mapped as long as somebody has it. Offsets are not checked
   * against its end: whoever makes them must know that they lie in it.
   */
  static AtomicWords ofLasting(MemorySegment segment) {
    return new Lasting(segment);
  }

  /** The memory. */
  public final MemorySegment segment() {
    return segment;
  }

  /** What an access goes through. */
  abstract MemorySegment view();

  /** Where {@code offset} is in the {@link #view}. */
  abstract long at(long offset);

  /** Reads without any order. */
  public final long get(long offset) {
    try {
      return (long) LONG.get(view(), at(offset));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Writes without any order. */
  public final void set(long offset, long value) {
    try {
      LONG.set(view(), at(offset), value);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Reads, and what is read later is not older. */
  public final long getAcquire(long offset) {
    try {
      return (long) LONG.getAcquire(view(), at(offset));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Writes, and who reads it with acquire sees what was written before. */
  public final void setRelease(long offset, long value) {
    try {
      LONG.setRelease(view(), at(offset), value);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Reads in the one order of all volatile accesses. */
  public final long getVolatile(long offset) {
    try {
      return (long) LONG.getVolatile(view(), at(offset));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Writes in the one order of all volatile accesses. */
  public final void setVolatile(long offset, long value) {
    try {
      LONG.setVolatile(view(), at(offset), value);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Writes {@code value} if {@code expected} is there, volatile; whether it was. */
  public final boolean compareAndSet(long offset, long expected, long value) {
    try {
      return LONG.compareAndSet(view(), at(offset), expected, value);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Adds, volatile; what was there before. */
  public final long getAndAdd(long offset, long addend) {
    try {
      return (long) LONG.getAndAdd(view(), at(offset), addend);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Reads what changes at any time, without order to other words. */
  public final long getOpaque(long offset) {
    try {
      return (long) LONG.getOpaque(view(), at(offset));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Reads an int in the one order of all volatile accesses. */
  public final int getIntVolatile(long offset) {
    try {
      return (int) INT.getVolatile(view(), at(offset));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Reads an int that changes at any time, without order to other words. */
  public final int getIntOpaque(long offset) {
    try {
      return (int) INT.getOpaque(view(), at(offset));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Writes an int if {@code expected} is there, volatile; whether it was. */
  public final boolean compareAndSetInt(long offset, int expected, int value) {
    try {
      return INT.compareAndSet(view(), at(offset), expected, value);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Those whose segment looks after itself. */
  private static final class Checked extends AtomicWords {

    private Checked(MemorySegment segment) {
      super(segment);
    }

    @Override
    MemorySegment view() {
      return segment();
    }

    @Override
    long at(long offset) {
      return offset;
    }
  }

  /**
   * Those that go through one segment of all memory. It is a constant, so that compiled code need
   * not ask each time what kind of segment it has, how long, and whether it is still there: an item
   * through a channel took twice the time with that.
   */
  private static final class Lasting extends AtomicWords {

    @SuppressWarnings("restricted") // no offset leaves the segment that is held
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final long address;

    private Lasting(MemorySegment segment) {
      super(segment);
      address = segment.address();
    }

    @Override
    MemorySegment view() {
      return ALL;
    }

    @Override
    long at(long offset) {
      return address + offset;
    }
  }
}
