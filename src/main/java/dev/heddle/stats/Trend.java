package dev.heddle.stats;

import org.jspecify.annotations.Nullable;

/**
 * What happened from the first to the last iteration, over forks: a measurement that was warm shows
 * nothing.
 *
 * @param ratio last by first
 * @param p the probability of such a ratio, or a farther one, where nothing happens
 */
public record Trend(double ratio, double p) {

  /**
   * Student's t on the logarithms of the pairs' ratios.
   *
   * @param first the first iterations, a fork each
   * @param last the last ones
   * @return null where there are fewer than two forks, or values that are not positive
   */
  public static @Nullable Trend between(double[] first, double[] last) {
    if (first.length < 2 || !Means.positive(first) || !Means.positive(last)) {
      return null;
    }
    double[] ratios = new double[first.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = last[i] / first[i];
    }
    Moments moments = Moments.ofLogarithms(ratios);
    double error = Math.sqrt(moments.squaredError());
    double p =
        error > 0
            ? Student.twoSidedP(moments.mean() / error, moments.n() - 1)
            : moments.mean() == 0 ? 1 : 0;
    return new Trend(Math.exp(moments.mean()), p);
  }
}
