package dev.heddle.workload;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The sum of the squares of a list, the numbers 1 to n, modulo 2^64, split into tasks that carry
 * their numbers with them.
 *
 * @param numbers how many numbers, 0 or more; 8 bytes each
 * @param tasks into how many tasks they are split, at least 1; with more tasks than numbers some
 *     are empty
 */
public record SquareList(int numbers, int tasks) {

  public SquareList {
    if (numbers < 0) {
      throw new IllegalArgumentException(WorkloadWords.tooFew("numbers", numbers, 0));
    }
    Split.requireTasks(tasks);
  }

  /** The tasks in order of their numbers; their sizes differ by at most one number. */
  public List<SquaresOfList> parts() {
    return IntStream.range(0, tasks)
        .mapToObj(i ->
            LongStream.range(Split.start(numbers, tasks, i), Split.start(numbers, tasks, i + 1))
                .map(before -> before + 1)
                .toArray())
        .map(SquaresOfList::new)
        .toList();
  }

  /**
   * The total of {@code sums}, one for each part.
   *
   * @throws WrongAnswerException if it is not n(n+1)(2n+1)/6 modulo 2^64, or a part is missing
   */
  public long check(List<Long> sums) {
    return ClosedForm.check(numbers, tasks, sums);
  }
}
