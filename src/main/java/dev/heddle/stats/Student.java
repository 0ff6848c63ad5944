package dev.heddle.stats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution. */
final class Student {

  /** As exact as the solver gets: its default stops at the ninth digit. */
  private static final double ACCURACY = 1e-14;

  private static final Map<Double, Double> QUANTILES = new ConcurrentHashMap<>();

  private Student() {}

  /** The value that is exceeded in absolute terms with a probability of 5 %. */
  static double twoSided95(double degreesOfFreedom) {
    return QUANTILES.computeIfAbsent(
        degreesOfFreedom,
        df -> new TDistribution(null, df, ACCURACY).inverseCumulativeProbability(0.975));
  }

  /** The probability of a value at least as far from 0 as {@code t}. */
  static double twoSidedP(double t, double degreesOfFreedom) {
    return 2 * new TDistribution(null, degreesOfFreedom).cumulativeProbability(-Math.abs(t));
  }
}
