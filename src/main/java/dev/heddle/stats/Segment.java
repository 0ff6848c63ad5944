package dev.heddle.stats;

import java.util.Arrays;

/** A part of a series that is taken for one level until shown otherwise. */
final class Segment {

  /** Points on each side of a change; one alone could be any accident. */
  static final int FEWEST = 2;

  /** B. E. Hansen, Econometrica 68, 2000: what a likelihood ratio stays below in 95 of 100. */
  private static final double LIKELIHOOD = 7.35;

  private final int from;
  private final double[] values;

  /**
   * A part of a series.
   *
   * @param from the index of its first point
   * @param values the logarithms of its points
   */
  Segment(int from, double[] values) {
    this.from = from;
    this.values = values;
  }

  double[] values() {
    return values;
  }

  int size() {
    return values.length;
  }

  boolean divisible() {
    return size() >= 2 * FEWEST + 1;
  }

  Segment part(int begin, int end) {
    return new Segment(from + begin, Arrays.copyOfRange(values, begin, end));
  }

  /**
   * The squares that a split takes out of the whole, for the best split: as the whole does not
   * change when points change places, its order is that of the two-sample t.
   */
  static double best(double[] values, double[] weights) {
    double mean = mean(values);
    double sum = 0;
    double best = 0;
    for (int left = 1; left <= values.length - FEWEST; left++) {
      sum += values[left - 1] - mean;
      if (left >= FEWEST) {
        best = Math.max(best, sum * sum * weights[left]);
      }
    }
    return best;
  }

  /** What the square of a partial sum is multiplied by, for each number of points to its left. */
  static double[] weights(int size) {
    double[] weights = new double[size];
    for (int left = 1; left < size; left++) {
      weights[left] = (double) size / ((double) left * (size - left));
    }
    return weights;
  }

  /** The number of points left of the best split. */
  int split() {
    double[] weights = weights(size());
    double mean = mean(values);
    double sum = 0;
    double best = -1;
    int split = FEWEST;
    for (int left = 1; left <= size() - FEWEST; left++) {
      sum += values[left - 1] - mean;
      if (left >= FEWEST && sum * sum * weights[left] > best) {
        best = sum * sum * weights[left];
        split = left;
      }
    }
    return split;
  }

  /** The change at the best split, with the range that it may lie in. */
  ChangePoint change(double p) {
    int split = split();
    double least = squaresLeft(split);
    int earliest = split;
    int latest = split;
    for (int left = 1; left < size(); left++) {
      if (size() * Math.log(squaresLeft(left) / least) <= LIKELIHOOD) {
        earliest = Math.min(earliest, left);
        latest = Math.max(latest, left);
      }
    }
    return new ChangePoint(from + split, from + earliest, from + latest, p);
  }

  private double squaresLeft(int split) {
    double squares = 1e-300;
    for (double residual : residuals(split)) {
      squares += residual * residual;
    }
    return squares;
  }

  /** What is left when both sides of a split are taken for levels. */
  double[] residuals(int split) {
    double left = mean(Arrays.copyOfRange(values, 0, split));
    double right = mean(Arrays.copyOfRange(values, split, size()));
    double[] residuals = new double[size()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = values[i] - (i < split ? left : right);
    }
    return residuals;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
