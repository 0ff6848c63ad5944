package dev.heddle.stats;

/** How many times one sample is the other, always on logarithms, so that swapping sides mirrors. */
public final class Ratios {

  private Ratios() {}

  /**
   * The ratio of two samples whose values belong together in pairs, as forks of one round do:
   * Student's t on the logarithms of the pairs' ratios, n - 1 degrees of freedom.
   *
   * @param above the numerators
   * @param below the denominators, as many
   */
  public static Estimate paired(double[] above, double[] below) {
    return Difference.paired(above, below).estimate();
  }

  /**
   * The ratio of the geometric means of two independent samples: Welch's t on logarithms, degrees
   * of freedom by Satterthwaite (B. L. Welch, Biometrika 34, 1947).
   */
  public static Estimate unpaired(double[] above, double[] below) {
    return Difference.unpaired(above, below).estimate();
  }
}
