package dev.heddle.stats;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * What the rows of repeated runs tell each other: how many times as much as their forks predict the
 * means of runs vary.
 *
 * <p>Few runs tell little of one row. But runs differ for reasons that most rows share, so that the
 * ratio of both variances is much the same from row to row: it is a prior of each row's own, worth
 * four degrees of freedom (as in G. K. Smyth, Statistical Applications in Genetics and Molecular
 * Biology 3, 2004, whose prior is of the variance itself). It is worth less where forks tell little
 * of their own spread, and where rows move together, so that many rows are few witnesses. A row
 * whose runs differ by far more than that is left to itself, as are all where there are fewer than
 * ten.
 *
 * <p>Simulated, 200 rows of 5 or 10 forks, two new runs against each other (as {@code
 * SharedNoiseTest} does, 100,000 p values each): where the means of runs vary 1, 1.56 and 3 times
 * as much as forks predict, errors at the .05 and .001 levels are .022 to .028 and .0000 after 3
 * runs, .033 to .035 and .0001 after 5, .042 to .045 and .0004 after 10. Where the ratio of
 * variances differs among rows, with a sigma of 1 on logarithms, those at .001 are .0004 to .0010;
 * where four fifths of what runs do is shared by all rows, .0000 to .0012.
 */
public final class SharedNoise {

  private static final double WORTH = 4;
  private static final int FEWEST = 10;

  /** A row that would be as far off as this by chance so seldom is another kind of row. */
  private static final double ODD = 0.01;

  private static final Map<List<Double>, Double> MEDIANS = new ConcurrentHashMap<>();

  /** How many times what forks predict; NaN where the rows are too few. */
  private final double times;

  /** How many independent rows would tell as much. */
  private final double witnesses;

  private SharedNoise(double times, double witnesses) {
    this.times = times;
    this.witnesses = witnesses;
  }

  /** Asks {@code rows} together. */
  public static SharedNoise of(Collection<RunSpread> rows) {
    List<RunSpread> varied = rows.stream().filter(SharedNoise::varies).toList();
    if (varied.size() < FEWEST) {
      return new SharedNoise(Double.NaN, 0);
    }
    double times = times(varied);
    List<RunSpread> usual = varied.stream().filter(row -> !odd(row, times)).toList();
    return new SharedNoise(times, witnesses(usual));
  }

  /** What new runs of {@code row}, one of those asked, will differ by. */
  public RunNoise of(RunSpread row) {
    if (Double.isNaN(times) || !varies(row) || odd(row, times)) {
      return row.alone();
    }
    double own = row.degreesOfFreedom();
    double prior = 1 / (1 / WORTH + 1 / (witnesses * own) + 1 / row.degreesInside());
    return new RunNoise(
        (own * row.ofMeans() + prior * times * row.byForks()) / (own + prior),
        own + prior,
        row.ofForks(),
        row.degreesInside(),
        row.forks(),
        (times - 1) / row.forks());
  }

  /**
   * How many times as much as their forks predict the means of runs vary in the middle one of
   * {@code rows}; at least 1, and 1 without rows.
   */
  public static double times(Collection<RunSpread> rows) {
    List<RunSpread> varied = rows.stream().filter(SharedNoise::varies).toList();
    return varied.isEmpty()
        ? 1
        : Math.max(1, median(varied, row -> ratio(row) / medianByChance(row)));
  }

  private static boolean varies(RunSpread row) {
    return row.ofForks() > 0;
  }

  private static double ratio(RunSpread row) {
    return row.ofMeans() / row.byForks();
  }

  private static boolean odd(RunSpread row, double times) {
    return Student.tailOfRatio(ratio(row) / times, row.degreesOfFreedom(), row.degreesInside())
        < ODD;
  }

  private static double medianByChance(RunSpread row) {
    return MEDIANS.computeIfAbsent(
        List.of(row.degreesOfFreedom(), row.degreesInside()),
        df ->
            new FDistribution(null, df.getFirst(), df.getLast()).inverseCumulativeProbability(.5));
  }

  /**
   * The variance of a mean of independent rows is that of a row divided by their number; where rows
   * move together it is more. One where it is not known.
   */
  private static double witnesses(List<RunSpread> rows) {
    int runs = rows.stream().mapToInt(row -> row.deviations().size()).max().orElse(0);
    List<RunSpread> whole = rows.stream().filter(row -> row.deviations().size() == runs).toList();
    if (runs == 0 || 2 * whole.size() < rows.size()) {
      return 1;
    }
    double[] together = new double[runs];
    double alone = 0;
    double degrees = 1;
    for (RunSpread row : whole) {
      for (int run = 0; run < runs; run++) {
        together[run] += row.deviations().get(run) / Math.sqrt(row.byForks()) / whole.size();
      }
      alone += ratio(row) / whole.size();
      degrees = row.degreesOfFreedom();
    }
    double ofMean = Arrays.stream(together).map(mean -> mean * mean).sum() / degrees;
    return ofMean > 0 ? Math.clamp(alone / ofMean, 1, whole.size()) : whole.size();
  }

  private static double median(List<RunSpread> rows, ToDoubleFunction<RunSpread> figure) {
    double[] sorted = rows.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
