package dev.heddle.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * The Universal Scalability Law (N. J. Gunther: Guerrilla Capacity Planning, 2007): with n workers
 * the throughput is λn / (1 + σ(n - 1) + κn(n - 1)).
 *
 * @param one λ, the throughput of one worker
 * @param contention σ, the share of the work that only one can do at a time
 * @param coherency κ, what each pair of workers costs
 */
public record Scalability(double one, double contention, double coherency) {

  /** A curve of three parameters runs near fewer points than this whatever they are. */
  public static final int FEWEST = 6;

  private static final int STEPS = 1000;

  /** What a fit leaves of nothing is no cost of pairs. */
  private static final double LEAST_COHERENCY = 1e-6;

  /** A peak that lies so many times as far as anything measured is not said. */
  private static final double BEYOND = 2;

  /** The throughput with so many workers. */
  public double at(double workers) {
    return one * workers / (1 + contention * (workers - 1) + coherency * workers * (workers - 1));
  }

  /**
   * With how many workers it is highest; empty where it never falls, or so far beyond what was
   * measured that nothing tells.
   *
   * @param most the largest number of workers that was measured
   */
  public OptionalDouble peak(double most) {
    double peak = Math.sqrt(Math.max(0, 1 - contention) / coherency);
    return coherency > LEAST_COHERENCY && peak <= BEYOND * most
        ? OptionalDouble.of(Math.max(1, peak))
        : OptionalDouble.empty();
  }

  /**
   * The law by least squares of logarithms, with parameters that are not below 0.
   *
   * @param workers different numbers, from 1
   * @param throughput with so many, above 0
   * @param tolerance by how much the law may miss a point, each its own, on logarithms
   * @return empty where there are fewer than {@link #FEWEST} points, the law misses one by more, or
   *     more than all of the work would have to wait
   */
  public static Optional<Scalability> fit(
      double[] workers, double[] throughput, double[] tolerance) {
    if (workers.length < FEWEST || !Means.positive(throughput)) {
      return Optional.empty();
    }
    double[] observed = Arrays.stream(throughput).map(Math::log).toArray();
    double first = observed[0] - Math.log(workers[0]);
    try {
      double[] found =
          new LevenbergMarquardtOptimizer()
              .optimize(
                  new LeastSquaresBuilder()
                      .start(new double[] {first, 0.2, 0.05})
                      .target(observed)
                      .model(point -> model(workers, point))
                      .maxEvaluations(STEPS)
                      .maxIterations(STEPS)
                      .build())
              .getPoint()
              .toArray();
      Scalability law =
          new Scalability(Math.exp(found[0]), found[1] * found[1], found[2] * found[2]);
      if (law.contention > 1) {
        // no share is more than all
        return Optional.empty();
      }
      for (int i = 0; i < workers.length; i++) {
        if (!(Math.abs(Math.log(law.at(workers[i])) - observed[i]) <= tolerance[i])) {
          return Optional.empty();
        }
      }
      return Optional.of(law);
    } catch (MathIllegalStateException e) {
      // it came to no end: then the law is not shown
      return Optional.empty();
    }
  }

  /** The logarithms by the law, and how they move with ln λ and the roots of σ and κ. */
  private static Pair<RealVector, RealMatrix> model(double[] workers, RealVector point) {
    double a = point.getEntry(1);
    double b = point.getEntry(2);
    double[] values = new double[workers.length];
    double[][] slopes = new double[workers.length][];
    for (int i = 0; i < workers.length; i++) {
      double n = workers[i];
      double below = 1 + a * a * (n - 1) + b * b * n * (n - 1);
      values[i] = point.getEntry(0) + Math.log(n) - Math.log(below);
      slopes[i] = new double[] {1, -2 * a * (n - 1) / below, -2 * b * n * (n - 1) / below};
    }
    return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
  }
}
