package dev.heddle.stats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the values of one level from those that lie far off it. */
public final class Outliers {

  /** So seldom a normal sample loses a value that is none. */
  private static final double LEVEL = 0.01;

  private static final int MOST = 5;

  /** Of fewer values nobody can say which of them is off. */
  private static final int FEWEST = 5;

  private static final Map<Integer, Double> FARTHEST = new ConcurrentHashMap<>();

  private Outliers() {}

  /**
   * The values without those that are off, at most five and a third of all: the generalized extreme
   * Studentized deviate (B. Rosner, Technometrics 25, 1983), which two of them together cannot hide
   * from.
   */
  public static double[] without(double... values) {
    int most = values.length < FEWEST ? 0 : Math.min(MOST, values.length / 3);
    double[] left = values.clone();
    double[] kept = left;
    for (int i = 0; i < most; i++) {
      Moments moments = Moments.of(left);
      int farthest = 0;
      for (int each = 1; each < left.length; each++) {
        if (Math.abs(left[each] - moments.mean()) > Math.abs(left[farthest] - moments.mean())) {
          farthest = each;
        }
      }
      boolean off =
          Math.abs(left[farthest] - moments.mean())
              > farthest(left.length) * Math.sqrt(moments.variance());
      double[] others = new double[left.length - 1];
      System.arraycopy(left, 0, others, 0, farthest);
      System.arraycopy(left, farthest + 1, others, farthest, others.length - farthest);
      left = others;
      kept = off ? left : kept;
    }
    return kept;
  }

  /** How many standard deviations off its mean a sample of this size may have a value. */
  private static double farthest(int size) {
    return FARTHEST.computeIfAbsent(
        size,
        n -> {
          double t = Student.quantile(LEVEL / n, n - 2);
          return (n - 1) * t / Math.sqrt((n - 2 + t * t) * n);
        });
  }
}
