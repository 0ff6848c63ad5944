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
    if (above.length != below.length) {
      throw new IllegalArgumentException(above.length + " values against " + below.length);
    }
    double[] ratios = new double[above.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above[i] / below[i];
    }
    return Means.positive(above) && Means.positive(below)
        ? Means.geometric(ratios)
        : Means.unknown();
  }

  /**
   * The ratio of the geometric means of two independent samples: Welch's t on logarithms, degrees
   * of freedom by Satterthwaite (B. L. Welch, Biometrika 34, 1947).
   */
  public static Estimate unpaired(double[] above, double[] below) {
    if (!Means.positive(above) || !Means.positive(below)) {
      return Means.unknown();
    }
    Moments a = Moments.ofLogarithms(above);
    Moments b = Moments.ofLogarithms(below);
    double difference = a.mean() - b.mean();
    if (a.n() < 2 || b.n() < 2) {
      return Estimate.bare(Math.exp(difference));
    }
    double squaredError = a.squaredError() + b.squaredError();
    double half = 0;
    if (squaredError > 0) {
      double degreesOfFreedom =
          squaredError
              * squaredError
              / (a.squaredError() * a.squaredError() / (a.n() - 1)
                  + b.squaredError() * b.squaredError() / (b.n() - 1));
      half = Student.twoSided95(degreesOfFreedom) * Math.sqrt(squaredError);
    }
    return new Estimate(
        Math.exp(difference),
        new Interval(Math.exp(difference - half), Math.exp(difference + half)));
  }
}
