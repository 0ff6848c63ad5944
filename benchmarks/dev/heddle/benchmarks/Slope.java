package dev.heddle.benchmarks;

/** The straight line nearest to some points: how much more there is for one more. */
final class Slope {

  private int points;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumXy;

  /** Adds a point. */
  void add(double x, double y) {
    points++;
    sumX += x;
    sumY += y;
    sumXx += x * x;
    sumXy += x * y;
  }

  /** By least squares; NaN where the points have one x. */
  double value() {
    double spread = points * sumXx - sumX * sumX;
    return spread > 0 ? (points * sumXy - sumX * sumY) / spread : Double.NaN;
  }
}
