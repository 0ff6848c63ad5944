package dev.heddle.workload;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up slices of an array that each process has once and fills when it is first asked: little
 * arithmetic, and much to read.
 *
 * <p>In each pass a task reads the slice after that of the pass before, so that it comes by the
 * whole array, and all tasks together read the whole of it in each.
 *
 * @param slice which one it begins with, from 0
 * @param slices into how many the array is cut
 * @param words how long the array is
 * @param passes how many slices it reads, 1 to {@value #MOST_PASSES}
 */
public record MemorySum(int slice, int slices, int words, int passes) implements Task<Long> {

  /** The longest array. */
  public static final int MOST_WORDS = 16 << 20;

  /** The most passes. */
  public static final int MOST_PASSES = 1 << 20;

  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private static long @Nullable [] shared;

  /**
   * @throws IllegalArgumentException where a number is out of range
   */
  public MemorySum {
    Range.require("words", words, 1, MOST_WORDS);
    Range.require("slices", slices, 1, words);
    Range.require("slice", slice, 0, slices - 1);
    Range.require("passes", passes, 1, MOST_PASSES);
  }

  /** Tasks that read an array of so many words so many times. */
  public static List<MemorySum> all(int slices, int words, int passes) {
    return IntStream.range(0, slices)
        .mapToObj(i -> new MemorySum(i, slices, words, passes))
        .toList();
  }

  private static synchronized long[] array(int words) {
    long[] there = shared;
    if (there == null || there.length != words) {
      there = new long[words];
      for (int i = 0; i < words; i++) {
        there[i] = i * FACTOR;
      }
      shared = there;
    }
    return there;
  }

  @Override
  public Long call() {
    long[] array = array(words);
    long sum = 0;
    for (int pass = 0; pass < passes; pass++) {
      sum += sum(array, (slice + pass) % slices);
    }
    return sum;
  }

  private long sum(long[] array, int which) {
    int to = (int) Split.start(words, slices, which + 1);
    long sum = 0;
    for (int i = (int) Split.start(words, slices, which); i < to; i++) {
      sum += array[i];
    }
    return sum;
  }

  /**
   * Checks the sums of all tasks.
   *
   * @return their sum, modulo 2 to the 64th
   * @throws WrongAnswerException if it is not that of the whole array in each pass
   */
  public static long check(int words, int passes, List<Long> sums) {
    long right = passes * FACTOR * ((long) words * (words - 1) / 2);
    long sum = sums.stream().mapToLong(Long::longValue).sum();
    if (sum != right) {
      throw new WrongAnswerException("a sum of memory", WorkloadWords.notRight(sum, right));
    }
    return sum;
  }
}
