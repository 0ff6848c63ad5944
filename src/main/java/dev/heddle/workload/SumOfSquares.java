package dev.heddle.workload;

/**
 * The sum of k² modulo 2^64 over the half-open range {@code from <= k < to}; 0 if that is empty.
 *
 * @param from the first number
 * @param to the number after the last
 */
public record SumOfSquares(long from, long to) implements Task<Long> {

  // A plain loop on purpose: it is the yardstick, so it must cost the same in every contender.
  @Override
  public Long call() {
    long sum = 0;
    for (long k = from; k < to; k++) {
      sum += k * k;
    }
    return sum;
  }
}
