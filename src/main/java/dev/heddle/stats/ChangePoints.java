package dev.heddle.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds where the levels of many series change.
 *
 * <p>A segment is split where the two-sample t of its sides is largest; the p value is that of the
 * largest t of all splits, by permutation (so that having chosen the split costs nothing), after
 * the lag-1 autocorrelation within levels was taken out, as permuting needs points that know
 * nothing of each other. Which segments are split is decided by Benjamini and Hochberg over all
 * series; the parts of a split segment are the next family.
 */
public final class ChangePoints {

  private static final int FIRST = 999;
  private static final int MOST = 100_000;

  /** So many permutations beyond the observed value tell a p well enough. */
  private static final int EXCEEDING = 30;

  private static final long SEED = 20_251_116;

  private final double level;

  /**
   * Finds changes at a level.
   *
   * @param level the expected share of false ones among all changes found in one step
   */
  public ChangePoints(double level) {
    this.level = level;
  }

  private record Candidate(int series, Segment segment, double correlation, double p) {
    Candidate with(Segment part, double probability) {
      return new Candidate(series, part, correlation, probability);
    }
  }

  /**
   * The changes of each series, in order.
   *
   * @param series logarithms of points, each series in its order
   */
  public List<List<ChangePoint>> of(List<double[]> series) {
    List<List<ChangePoint>> changes = new ArrayList<>();
    List<Candidate> open = new ArrayList<>();
    double[] correlations = Autocorrelation.of(series);
    for (int i = 0; i < series.size(); i++) {
      changes.add(new ArrayList<>());
      open.add(new Candidate(i, new Segment(0, series.get(i)), correlations[i], 1));
    }
    while (!open.isEmpty()) {
      List<Candidate> tested = tested(open);
      double[] adjusted =
          FalseDiscovery.adjusted(tested.stream().mapToDouble(Candidate::p).toArray());
      open = new ArrayList<>();
      for (int i = 0; i < adjusted.length; i++) {
        if (adjusted[i] <= level) {
          Candidate found = tested.get(i);
          Segment segment = found.segment();
          int split = segment.split();
          changes.get(found.series()).add(segment.change(found.p()));
          open.add(found.with(segment.part(0, split), 1));
          open.add(found.with(segment.part(split, segment.size()), 1));
        }
      }
    }
    changes.forEach(each -> each.sort(Comparator.comparingInt(ChangePoint::at)));
    return changes;
  }

  private List<Candidate> tested(List<Candidate> open) {
    List<Candidate> divisible =
        open.stream().filter(candidate -> candidate.segment().divisible()).toList();
    double hardest = level / Math.max(1, divisible.size());
    return IntStream.range(0, divisible.size())
        .parallel()
        .mapToObj(divisible::get)
        .map(each -> each.with(each.segment(), p(each.segment(), each.correlation(), hardest)))
        .toList();
  }

  /**
   * The p value of the best split.
   *
   * @param correlation of neighbours within levels
   * @param hardest the smallest level that it may have to pass: with so many permutations more that
   *     they could
   */
  static double p(Segment segment, double correlation, double hardest) {
    double[] white = Autocorrelation.whitened(segment.values(), correlation);
    double[] weights = Segment.weights(white.length);
    double observed = Segment.best(white, weights) * (1 - 1e-9);
    SplittableRandom random = new SplittableRandom(SEED);
    int exceeding = 0;
    int done = 0;
    while (done < MOST) {
      shuffle(white, random);
      done++;
      exceeding += Segment.best(white, weights) >= observed ? 1 : 0;
      if (done >= FIRST && decided(exceeding, done, hardest)) {
        break;
      }
    }
    return (exceeding + 1.0) / (done + 1.0);
  }

  /** Whether more permutations would change nothing. */
  private static boolean decided(int exceeding, int done, double hardest) {
    double p = (exceeding + 1.0) / (done + 1.0);
    return exceeding >= EXCEEDING || p + 4 * Math.sqrt(p / done) < hardest;
  }

  private static void shuffle(double[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }
}
