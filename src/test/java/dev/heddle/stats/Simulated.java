package dev.heddle.stats;

import java.util.Random;

/** Forks as machines give them: log-normal, around a mean that each run has for itself. */
final class Simulated {

  private Simulated() {}

  /**
   * The standard deviation of a benchmark's forks: over benchmarks log-normal, with median 2.1 %
   * and sigma 0.9, as in 586 public ones.
   */
  static double spread(Random random) {
    return 0.021 * Math.exp(0.9 * random.nextGaussian());
  }

  /** Forks of one run whose mean is off by a normal error of the run's own. */
  static double[] run(Random random, double log, double ofForks, double ofRun, int forks) {
    double mean = log + ofRun * random.nextGaussian();
    double[] values = new double[forks];
    for (int i = 0; i < forks; i++) {
      values[i] = Math.exp(mean + ofForks * random.nextGaussian());
    }
    return values;
  }

  /**
   * Points of a series without a change, in units of its noise.
   *
   * @param tails the degrees of freedom of the t that the noise has; many of them for a normal one
   * @param rho the autocorrelation of neighbours
   */
  static double[] series(Random random, int points, int tails, double rho) {
    double[] series = new double[points];
    double own = Math.sqrt(1 - rho * rho);
    for (int i = 0; i < points; i++) {
      double noise = student(random, tails);
      series[i] = i == 0 ? noise : rho * series[i - 1] + own * noise;
    }
    return series;
  }

  private static double student(Random random, int degreesOfFreedom) {
    double normal = random.nextGaussian();
    if (degreesOfFreedom >= 1000) {
      return normal;
    }
    double squares = 0;
    for (int i = 0; i < degreesOfFreedom; i++) {
      squares += Math.pow(random.nextGaussian(), 2);
    }
    return normal / Math.sqrt(squares / degreesOfFreedom);
  }
}
