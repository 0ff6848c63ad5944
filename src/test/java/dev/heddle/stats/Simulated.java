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
}
