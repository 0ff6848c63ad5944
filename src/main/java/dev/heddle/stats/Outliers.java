package dev.heddle.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the values of one level from those that lie far off it. */
public final class Outliers {

  /** So seldom a normal sample loses a value that is none. */
  private static final double LEVEL = 0.01;

  /** Of fewer values nobody can say which of them is off. */
  private static final int FEWEST = 5;

  private static final Map<Integer, Double> FARTHEST = new ConcurrentHashMap<>();

  private Outliers() {}

  /**
   * The values without those that are off, at most a third of all: the generalized extreme
   * Studentized deviate (B. Rosner, Technometrics 25, 1983), which two of them together cannot hide
   * from.
   */
  public static double[] without(double... values) {
    List<Double> left = new ArrayList<>(Arrays.stream(values).boxed().toList());
    int most = values.length < FEWEST ? 0 : values.length / 3;
    double[] kept = values.clone();
    for (int i = 0; i < most; i++) {
      Moments moments = Moments.of(array(left));
      double spread = Math.sqrt(moments.variance());
      int farthest = 0;
      for (int each = 1; each < left.size(); each++) {
        if (Math.abs(left.get(each) - moments.mean())
            > Math.abs(left.get(farthest) - moments.mean())) {
          farthest = each;
        }
      }
      boolean off = Math.abs(left.get(farthest) - moments.mean()) > farthest(left.size()) * spread;
      left.remove(farthest);
      if (off) {
        kept = array(left);
      }
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

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
