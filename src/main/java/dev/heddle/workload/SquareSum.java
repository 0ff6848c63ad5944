package dev.heddle.workload;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The sum of the squares of 1 to n modulo 2^64, split into tasks that carry a range each.
 *
 * @param n the last number, from 0 to {@value #MAX_N}
 * @param tasks into how many tasks it is split, at least 1; with more tasks than numbers some are
 *     empty
 */
public record SquareSum(long n, int tasks) {

  /** The largest n: the number after the last must be a long too. */
  public static final long MAX_N = Long.MAX_VALUE - 1;

  public SquareSum {
    if (n < 0 || n > MAX_N) {
      throw new IllegalArgumentException(WorkloadWords.tooLarge(n, MAX_N));
    }
    Split.requireTasks(tasks);
  }

  /** The tasks in order of their numbers; their sizes differ by at most one number. */
  public List<SumOfSquares> parts() {
    return IntStream.range(0, tasks)
        .mapToObj(
            i -> new SumOfSquares(1 + Split.start(n, tasks, i), 1 + Split.start(n, tasks, i + 1)))
        .toList();
  }

  /**
   * The total of {@code sums}, one for each part.
   *
   * @throws WrongAnswerException if it is not n(n+1)(2n+1)/6 modulo 2^64, or a part is missing
   */
  public long check(List<Long> sums) {
    return ClosedForm.check(n, tasks, sums);
  }
}
