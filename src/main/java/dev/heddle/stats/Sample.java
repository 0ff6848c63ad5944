package dev.heddle.stats;

import java.util.Arrays;
import java.util.List;

/**
 * The forks of one side, run by run.
 *
 * @param runs the forks of each run, none of them empty
 */
public record Sample(List<double[]> runs) {

  /** Copies the list. */
  public Sample {
    runs = List.copyOf(runs);
  }

  /** The forks of a single run. */
  public static Sample of(double... forks) {
    return new Sample(forks.length == 0 ? List.of() : List.of(forks));
  }

  /** All forks of all runs. */
  public double[] forks() {
    return runs.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  boolean positive() {
    return Means.positive(forks());
  }

  Moments logarithms() {
    return Moments.ofLogarithms(forks());
  }

  /** What the spread of forks inside of runs rests on. */
  double degreesOfFreedom() {
    return nothingInside() ? size() - 1.0 : size() - runs.size();
  }

  /**
   * The variance of the mean as far as forks explain it. Where no run has two forks, the forks'
   * spread has that of the runs in it.
   */
  double squaredErrorOfForks() {
    return size() < 2
        ? Double.NaN
        : nothingInside() ? logarithms().squaredError() : variance() / size();
  }

  /** The variance of forks around the means of their runs. */
  double variance() {
    double squares = 0;
    for (double[] run : runs) {
      squares += run.length < 2 ? 0 : Moments.ofLogarithms(run).variance() * (run.length - 1);
    }
    return squares / (size() - runs.size());
  }

  /** What the spread of forks around the means of their runs rests on; 0 where nothing does. */
  double degreesInside() {
    return size() - (double) runs.size();
  }

  /** One divided by the number of forks. */
  public double perFork() {
    return 1.0 / size();
  }

  /** By what a variance of runs is multiplied to be one of the mean of all forks. */
  public double shareOfRuns() {
    double share = 0;
    for (double[] run : runs) {
      share += Math.pow((double) run.length / size(), 2);
    }
    return share;
  }

  private boolean nothingInside() {
    return size() == runs.size();
  }

  private int size() {
    int size = 0;
    for (double[] run : runs) {
      size += run.length;
    }
    return size;
  }
}
