package dev.heddle.shared;

import java.io.Serializable;

/**
 * A number that threads, or processes, change together. No change by {@link #add} or {@link
 * #compareAndSet} is lost, also when a process is killed at any moment.
 */
public interface SharedCounter extends Serializable {

  /** The number; sees what was written before it was {@link #set}. */
  long get();

  /**
   * Replaces the number, as {@code n = value} does: between a {@link #get} and this, changes of
   * others are lost, unless a lock keeps them out.
   */
  void set(long value);

  /** Adds at once, overflow wraps; the new number. */
  long add(long addend);

  /** Replaces the number if it is {@code expected}; whether it was. */
  boolean compareAndSet(long expected, long value);
}
