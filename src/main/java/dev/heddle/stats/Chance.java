package dev.heddle.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How likely it is that noise alone can be parted as well as a series, by permutation: having
 * chosen the best cuts costs nothing, as every permutation chooses its own.
 */
final class Chance {

  private static final int MOST = 100_000;

  /**
   * After so many permutations that part as well the p value is settled (J. Besag, P. Clifford,
   * Biometrika 78, 1991): most series without a change need no more than a few dozen.
   */
  private static final int EXCEEDING = 20;

  private static final long SEED = 20_251_116;

  private Chance() {}

  /**
   * The p value of the best cuts.
   *
   * @param white points that know nothing of each other
   * @param hardest the smallest level that it may have to pass: with so many permutations more that
   *     they could
   */
  static double of(Parting parting, double[] white, double hardest) {
    double[] limits =
        Arrays.stream(parting.limits(white)).map(limit -> limit * (1 - 1e-9)).toArray();
    double[] values = Segment.centred(white);
    SplittableRandom random = new SplittableRandom(SEED);
    int exceeding = 0;
    int done = 0;
    while (done < MOST) {
      shuffle(values, random);
      done++;
      if (parting.reached(Parting.sums(values), limits) && ++exceeding == EXCEEDING) {
        return (double) exceeding / done;
      }
      double p = (exceeding + 1.0) / (done + 1.0);
      if (p + 4 * Math.sqrt(p / done) < hardest) {
        return p;
      }
    }
    return (exceeding + 1.0) / (done + 1.0);
  }

  private static void shuffle(double[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      // of the 2^31 values the most even parts that i + 1 allows: off by less than one in a million
      int other = (int) (((random.nextInt() >>> 1) * (i + 1L)) >>> 31);
      double value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }
}
