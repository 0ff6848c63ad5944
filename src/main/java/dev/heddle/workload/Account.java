package dev.heddle.workload;

import dev.heddle.shared.SharedCounter;
import java.io.Serializable;

/**
 * A balance and how often it was changed, in one word that is read and then written, so that an
 * update between the two is lost and shows.
 *
 * @param word the balance in its upper half, the changes in its lower
 */
public record Account(SharedCounter word) implements Serializable {

  private static final int BALANCE_SHIFT = 32;
  private static final long CHANGES = (1L << BALANCE_SHIFT) - 1;

  /** Empties it. */
  public void open() {
    word.set(0);
  }

  /** What is in it. */
  long balance() {
    return word.get() >> BALANCE_SHIFT;
  }

  /** How many changes have come to stay. */
  long changes() {
    return word.get() & CHANGES;
  }

  /** Adds {@code amount}, or takes it if it is negative and there is as much; whether it did. */
  boolean change(long amount) {
    long before = word.get();
    if ((before >> BALANCE_SHIFT) + amount < 0) {
      return false;
    }
    word.set(before + (amount << BALANCE_SHIFT) + 1);
    return true;
  }
}
