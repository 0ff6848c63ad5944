package dev.heddle.compare;

/**
 * What a row's difference is held against.
 *
 * @param threshold the logarithm from which on a difference counts
 * @param floor the logarithm from which on one that counts is called better or worse
 * @param direction which side is better
 */
record Bar(double threshold, double floor, Unit.Direction direction) {

  /** The logarithm from which on a difference is called better or worse. */
  double least() {
    return Math.max(threshold, floor);
  }

  /** A bar that no difference passes. */
  Bar never() {
    return new Bar(Double.POSITIVE_INFINITY, floor, direction);
  }
}
