package dev.heddle.stats;

import java.util.Arrays;

/**
 * A way to part a segment into levels.
 *
 * <p>A span of points is of another level than the rest by the t of both, which has the order of
 * {@code |sum| / sqrt(n (N - n) / N)}, its {@linkplain #distance distance}, where the sum is that
 * of the n points of the span from the mean of all N.
 */
enum Parting {
  /** A new level that stays: one cut, the span is all that lies before it. */
  STEP(0.8) {
    @Override
    int[] cuts(double[] values, int longest) {
      double[] sums = sums(Segment.centred(values));
      double[] units = units(values.length);
      int cut = FEWEST;
      for (int left = FEWEST; left <= values.length - FEWEST; left++) {
        cut = Math.abs(sums[left]) / units[left] > Math.abs(sums[cut]) / units[cut] ? left : cut;
      }
      return new int[] {cut};
    }

    @Override
    boolean reached(double[] sums, double[] limits) {
      for (int left = FEWEST; left < sums.length - FEWEST; left++) {
        if (Math.abs(sums[left]) >= limits[left]) {
          return true;
        }
      }
      return false;
    }
  },

  /**
   * A level that comes and goes: two cuts at once, as one alone explains little of it (A. B. Olshen
   * and others, Biostatistics 5, 2004: circular binary segmentation).
   */
  VISIT(0.2) {
    @Override
    int[] cuts(double[] values, int longest) {
      double[] sums = sums(Segment.centred(values));
      double[] units = units(values.length);
      int[] cuts = {FEWEST, 2 * FEWEST};
      double most = -1;
      for (int size = FEWEST; size <= Math.min(longest, values.length - 2 * FEWEST); size++) {
        for (int begin = FEWEST; begin + size <= values.length - FEWEST; begin++) {
          double distance = Math.abs(sums[begin + size] - sums[begin]) / units[size];
          if (distance > most) {
            most = distance;
            cuts = new int[] {begin, begin + size};
          }
        }
      }
      return cuts;
    }

    // looks at a few neighbours together first: most of them are too close for their distance
    @Override
    boolean reached(double[] sums, double[] limits) {
      int blocks = (sums.length - 2 * FEWEST + BLOCK - 1) / BLOCK;
      double[] lows = new double[blocks];
      double[] highs = new double[blocks];
      for (int block = 0; block < blocks; block++) {
        int begin = FEWEST + block * BLOCK;
        lows[block] = highs[block] = sums[begin];
        for (int i = begin + 1; i < Math.min(begin + BLOCK, sums.length - FEWEST); i++) {
          lows[block] = Math.min(lows[block], sums[i]);
          highs[block] = Math.max(highs[block], sums[i]);
        }
      }
      int longest = Math.min(LONGEST, sums.length - 1 - 2 * FEWEST);
      for (int left = 0; left < blocks; left++) {
        for (int right = left; right < blocks; right++) {
          int least = Math.max(FEWEST, (right - left - 1) * BLOCK + 1);
          if (least > longest) {
            break;
          }
          int most = Math.min(longest, (right - left + 1) * BLOCK - 1);
          double apart = Math.max(highs[right] - lows[left], highs[left] - lows[right]);
          // limits rise with the size of a span and then fall
          if (apart >= Math.min(limits[least], limits[most])
              && between(FEWEST + left * BLOCK, FEWEST + right * BLOCK, sums, limits)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean between(int left, int right, double[] sums, double[] limits) {
      int longest = Math.min(LONGEST, sums.length - 1 - 2 * FEWEST);
      for (int end = right; end < Math.min(right + BLOCK, sums.length - FEWEST); end++) {
        int last = Math.min(left + BLOCK - 1, end - FEWEST);
        for (int begin = Math.max(left, end - longest); begin <= last; begin++) {
          if (Math.abs(sums[end] - sums[begin]) >= limits[end - begin]) {
            return true;
          }
        }
      }
      return false;
    }
  };

  /** Points of a level; one alone could be any accident. */
  static final int FEWEST = 2;

  /**
   * So many points a span may have where permutations are searched for a better one. What stays for
   * longer before it goes shows as a step as well.
   */
  static final int LONGEST = 50;

  static final int BLOCK = 4;

  /** The part of the level that this way to look may use up. */
  final double share;

  Parting(double share) {
    this.share = share;
  }

  /** Where the best cuts are: the number of points left of each. */
  int[] cuts(double[] values) {
    return cuts(values, values.length);
  }

  abstract int[] cuts(double[] values, int longest);

  /** What the sum of a span must reach to be as good as the best one, by its number of points. */
  double[] limits(double[] values) {
    double most = distance(values, cuts(values, LONGEST));
    return Arrays.stream(units(values.length)).map(unit -> most * unit).toArray();
  }

  /** Whether any span does. */
  abstract boolean reached(double[] sums, double[] limits);

  boolean possible(int points) {
    return points > (this == STEP ? 2 : 3) * FEWEST;
  }

  /** By how much the span between cuts differs: squared, the squares that it takes out. */
  static double distance(double[] values, int... cuts) {
    double[] sums = sums(Segment.centred(values));
    int begin = cuts.length == 1 ? 0 : cuts[0];
    int end = cuts[cuts.length - 1];
    return Math.abs(sums[end] - sums[begin]) / units(values.length)[end - begin];
  }

  /** What the values up to each point sum up to. */
  static double[] sums(double[] centred) {
    double[] sums = new double[centred.length + 1];
    for (int i = 0; i < centred.length; i++) {
      sums[i + 1] = sums[i] + centred[i];
    }
    return sums;
  }

  /** What a sum is divided by, for each number of points in it. */
  static double[] units(int points) {
    double[] units = new double[points];
    for (int in = 1; in < points; in++) {
      units[in] = Math.sqrt((double) in * (points - in) / points);
    }
    return units;
  }
}
