package dev.heddle.workload;

import java.io.Serializable;

/**
 * What one worker is told to do with an account: deposits and withdrawals of 50 to 500 in turns
 * that look random and are the same each time.
 *
 * @param worker whose orders they are
 * @param count how many
 */
record Orders(int worker, int count) implements Serializable {

  static final long LARGEST = 500;
  private static final long SMALLEST = 50;
  private static final long RANGE = LARGEST - SMALLEST + 1;

  /** The amount of an order; a withdrawal is negative. */
  long amount(int index) {
    // SplitMix64 (Steele, Lea, Flood 2014), of a number that no other order has
    long mixed = ((long) worker << 32 | index) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed ^= mixed >>> 27;
    long amount = SMALLEST + (mixed >>> 33) % RANGE;
    return (mixed & 1) == 0 ? amount : -amount;
  }

  /** What a worker must have been asked when it has done them all. */
  Tally asked() {
    Tally.Count count = new Tally.Count();
    for (int i = 0; i < this.count; i++) {
      count.add(amount(i), true);
    }
    return count.tally();
  }
}
