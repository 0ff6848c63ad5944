package dev.heddle.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Keeps the share of false findings among all findings of a family small. */
public final class FalseDiscovery {

  private FalseDiscovery() {}

  /**
   * The smallest level at which each hypothesis of the family would be rejected (Y. Benjamini, Y.
   * Hochberg, Journal of the Royal Statistical Society B 57, 1995).
   *
   * @param p the p values of the family, none of them NaN
   * @return the adjusted values, in the order of {@code p}
   */
  public static double[] adjusted(double... p) {
    int[] largestFirst =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double least = 1;
    for (int i = 0; i < p.length; i++) {
      int rank = p.length - i;
      least = Math.min(least, p[largestFirst[i]] * p.length / rank);
      adjusted[largestFirst[i]] = least;
    }
    return adjusted;
  }
}
