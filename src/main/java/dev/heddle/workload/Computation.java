package dev.heddle.workload;

import java.time.Duration;

/**
 * Arithmetic of about a length: the same work on every machine, which takes as long as it says on
 * one that adds two squares in a nanosecond.
 *
 * @param numbers of how many numbers it adds up the squares
 */
public record Computation(long numbers) {

  /** So many squares are added up in a nanosecond. */
  public static final int NUMBERS_IN_A_NANOSECOND = 2;

  /** The longest, in seconds. */
  public static final int LONGEST_SECONDS = 10;

  /**
   * One of that length.
   *
   * @param what its name in a refusal
   * @throws IllegalArgumentException if it is longer than {@value #LONGEST_SECONDS} s
   */
  public static Computation of(String what, Duration length) {
    if (length.isNegative() || length.compareTo(Duration.ofSeconds(LONGEST_SECONDS)) > 0) {
      throw new IllegalArgumentException(
          WorkloadWords.lengthOutOfRange(what, length, LONGEST_SECONDS));
    }
    return new Computation(NUMBERS_IN_A_NANOSECOND * length.toNanos());
  }

  /** Does it. */
  long run() {
    return new SumOfSquares(1, numbers + 1).call();
  }

  /** What it comes to, by another way. */
  public long right() {
    return ClosedForm.sumOfSquares(numbers);
  }
}
