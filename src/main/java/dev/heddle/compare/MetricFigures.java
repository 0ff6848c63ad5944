package dev.heddle.compare;

import dev.heddle.result.Measured;
import dev.heddle.result.Samples;
import dev.heddle.stats.Means;
import dev.heddle.stats.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A metric fork by fork. */
final class MetricFigures {

  private final double[] forks;
  private final boolean means;
  private final double ofAll;

  MetricFigures(double[] forks, boolean means, double ofAll) {
    this.forks = forks;
    this.means = means;
    this.ofAll = ofAll;
  }

  /** Each fork as one value. */
  double[] forks() {
    return forks.clone();
  }

  /** Whether these are the means of the forks' iterations. */
  boolean means() {
    return means;
  }

  /** The figure of all forks together where that is not the mean of theirs; else NaN. */
  double ofAll() {
    return ofAll;
  }

  static MetricFigures of(Measured measured, ToDoubleFunction<Samples> fork) {
    return new MetricFigures(each(measured, fork), false, Double.NaN);
  }

  static MetricFigures ofMeans(Measured measured) {
    return new MetricFigures(each(measured, MetricFigures::mean), true, Double.NaN);
  }

  static double[] each(Measured measured, ToDoubleFunction<Samples> fork) {
    double[] values = new double[measured.forks().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fork.applyAsDouble(measured.forks().get(i).samples());
    }
    return values;
  }

  private static double mean(Samples samples) {
    if (samples.histograms().isEmpty()) {
      return Means.plain(samples.array());
    }
    List<List<Double>> bins = samples.histograms().stream().flatMap(List::stream).toList();
    if (!bins.isEmpty()) {
      return Means.weighted(column(bins, 0), column(bins, 1));
    }
    return Means.plain(samples.array());
  }

  static double percentile(double percent, List<Samples> forks) {
    List<List<Double>> bins =
        forks.stream().flatMap(fork -> fork.histograms().stream()).flatMap(List::stream).toList();
    if (bins.isEmpty()) {
      double[] values =
          forks.stream().flatMapToDouble(fork -> Arrays.stream(fork.array())).toArray();
      double[] once = new double[values.length];
      Arrays.fill(once, 1);
      return Quantiles.of(percent, values, once);
    }
    return Quantiles.of(percent, column(bins, 0), column(bins, 1));
  }

  private static double[] column(List<List<Double>> bins, int which) {
    return bins.stream().mapToDouble(bin -> bin.get(which)).toArray();
  }
}
