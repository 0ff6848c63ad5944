package dev.heddle.workload;

import java.math.BigInteger;
import java.util.List;

/** The right answer to a sum of squares, by another way than adding them. */
final class ClosedForm {

  private ClosedForm() {}

  /** 1² + 2² + … + n² = n(n+1)(2n+1)/6 (Faulhaber's formula for squares), modulo 2^64. */
  static long sumOfSquares(long n) {
    BigInteger count = BigInteger.valueOf(n);
    return count
        .multiply(count.add(BigInteger.ONE))
        .multiply(count.shiftLeft(1).add(BigInteger.ONE))
        .divide(BigInteger.valueOf(6))
        .longValue();
  }

  /**
   * The total of {@code sums} modulo 2^64.
   *
   * @throws WrongAnswerException unless there are {@code parts} of them and they add up to the sum
   *     of the squares of 1 to n
   */
  static long check(long n, int parts, List<Long> sums) {
    String what = "squares of 1 to " + n;
    if (sums.size() != parts) {
      throw new WrongAnswerException(what, WorkloadWords.sumsMissing(sums.size(), parts));
    }
    long total = sums.stream().mapToLong(Long::longValue).sum();
    long right = sumOfSquares(n);
    if (total != right) {
      throw new WrongAnswerException(what, WorkloadWords.wrongTotal(total, right));
    }
    return total;
  }
}
