package dev.heddle.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A part of a series that is taken for one level until shown otherwise. */
final class Segment {

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

  Segment part(int begin, int end) {
    return new Segment(from + begin, Arrays.copyOfRange(values, begin, end));
  }

  /** The changes at cuts, each with the range that it may lie in. */
  List<ChangePoint> changes(int[] cuts, double p) {
    List<ChangePoint> changes = new ArrayList<>();
    for (int i = 0; i < cuts.length; i++) {
      int begin = i == 0 ? 0 : cuts[i - 1];
      int end = i + 1 < cuts.length ? cuts[i + 1] : size();
      changes.add(part(begin, end).change(cuts[i] - begin, p));
    }
    return changes;
  }

  private ChangePoint change(int split, double p) {
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

  /** Values from their mean. */
  static double[] centred(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }

  static double squares(double[] values) {
    return Arrays.stream(values).map(value -> value * value).sum();
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
