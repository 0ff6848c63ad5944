package dev.heddle.stats;

/**
 * Number, mean and variance of a sample.
 *
 * @param n how many values
 * @param mean their arithmetic mean
 * @param variance with n - 1 in the denominator; NaN for fewer than two values
 */
record Moments(int n, double mean, double variance) {

  static Moments of(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Moments(
        values.length, mean, values.length < 2 ? Double.NaN : squares / (values.length - 1));
  }

  /** Of values that do not differ, the variance is 0 and not what rounding left of it. */
  static Moments ofLogarithms(double... values) {
    if (Means.flat(values)) {
      double variance = values.length < 2 ? Double.NaN : 0;
      return new Moments(values.length, Math.log(values[0]), variance);
    }
    double[] logarithms = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logarithms[i] = Math.log(values[i]);
    }
    return of(logarithms);
  }

  /** A variance of logarithms; 0 for what rounding leaves of values that do not differ. */
  static double orNothing(double variance) {
    return variance <= Means.ROUNDING * Means.ROUNDING ? 0 : variance;
  }

  double squaredError() {
    return variance / n;
  }
}
