package dev.heddle.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Percentiles of what one fork measured. */
public final class Quantiles {

  private Quantiles() {}

  /**
   * The smallest value that at least {@code percent} of all values do not exceed (nearest rank).
   *
   * @param percent 0 to 100; 0 gives the smallest value
   * @param values the values, in any order
   * @param counts how often each came
   */
  public static double of(double percent, double[] values, double[] counts) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double needed = Arrays.stream(counts).sum() * percent / 100;
    double seen = 0;
    for (int i : order) {
      seen += counts[i];
      if (seen > 0 && seen >= needed * (1 - 1e-12)) {
        return values[i];
      }
    }
    return values.length == 0 ? Double.NaN : values[order[order.length - 1]];
  }
}
