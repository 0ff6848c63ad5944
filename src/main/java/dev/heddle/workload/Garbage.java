package dev.heddle.workload;

import java.io.Serializable;
import java.time.Duration;

/**
 * A task that computes and allocates meanwhile, evenly: small arrays, of which the last quarter of
 * a mebibyte is alive.
 *
 * @param numbers of how many numbers it adds up the squares
 * @param bytes how much it allocates, in whole KiB, up to 1 GiB
 */
public record Garbage(long numbers, long bytes) implements Task<Garbage.Report> {

  private static final long MOST_BYTES = 1L << 30;
  private static final int ARRAY_BYTES = 1024;
  private static final int HEADER_BYTES = 16;
  private static final int ALIVE = 256;
  private static final int STEPS = 64;

  /**
   * @throws IllegalArgumentException if it allocates too much
   */
  public Garbage {
    Range.require("bytes of a task", bytes, 0, MOST_BYTES);
  }

  /**
   * A task of that length.
   *
   * @param gigabytes how many a second it allocates while it computes
   * @throws IllegalArgumentException where a number is out of range
   */
  public static Garbage of(Duration length, double gigabytes) {
    if (!(gigabytes >= 0 && gigabytes <= 10)) {
      throw new IllegalArgumentException(WorkloadWords.rateOutOfRange(gigabytes));
    }
    return new Garbage(
        Computation.of("length", length).numbers(), Math.round(gigabytes * length.toNanos()));
  }

  /**
   * What came of it.
   *
   * @param sum of the squares
   * @param arrays how many it allocated
   */
  public record Report(long sum, long arrays) implements Serializable {}

  @Override
  public Report call() {
    byte[][] alive = new byte[ALIVE][];
    long arrays = bytes / ARRAY_BYTES;
    long sum = 0;
    int allocated = 0;
    for (int step = 0; step < STEPS; step++) {
      long from = Split.start(numbers, STEPS, step);
      long to = Split.start(numbers, STEPS, step + 1);
      sum += new SumOfSquares(1 + from, 1 + to).call();
      long until = Split.start(arrays, STEPS, step + 1);
      for (; allocated < until; allocated++) {
        alive[allocated % ALIVE] = new byte[ARRAY_BYTES - HEADER_BYTES];
      }
    }
    return new Report(sum, allocated);
  }

  /**
   * Checks what came of it.
   *
   * @param right the sum
   * @return how many arrays were allocated
   * @throws WrongAnswerException if the sum is another, or less was allocated
   */
  public long check(long right, Report report) {
    if (report.sum() != right || report.arrays() != bytes / ARRAY_BYTES) {
      throw new WrongAnswerException(
          "garbage", WorkloadWords.wrongGarbage(report, right, bytes / ARRAY_BYTES));
    }
    return report.arrays();
  }
}
