package dev.heddle.stats;

import java.util.Arrays;
import java.util.List;

/** How much a point of a series resembles the one before. */
final class Autocorrelation {

  /** More than this looks like a drift, and taking it out would take everything out. */
  private static final double MOST = 0.8;

  /**
   * Less than this is none: the estimate errs by as much, and taking out what is not there hides
   * steps. Where series measured together have less than this on average, a single one must have
   * twice as much.
   *
   * <p>In simulated series of 2 % white noise, twenty to a history, a step of 5 % after thirty
   * points is found at the level of 1 % five points later in 85 of 100 series, and eight points
   * later in 99; where all twenty step at once in 84 and 98, as that looks a little like
   * correlation; one series alone in 72 and 94. Nine points of sixty that are 5 % off are found in
   * 95 of 100 series, and in 83 of one alone. Of series without a change 0.5 to 1.4 % show one at
   * that level, with a correlation of 0.2 1.3 to 1.9 %, with 0.4 1.8 to 2.9 % (of one series alone
   * 3 to 5 %); after Benjamini and Hochberg over twenty rows 0.1, 0.2 and 0.6 % at most.
   *
   * <p>One series alone cannot have both: sixty points of which nine are off resemble the ones
   * before by nearly 0.4, as noise may.
   */
  private static final double LEAST = 0.1;

  private static final int DIVISIBLE = 6;
  private static final int OTHERS = 60;

  private Autocorrelation() {}

  /**
   * The lag-1 autocorrelation of each series, at least 0: what is left within levels, after the
   * three likeliest changes were taken out. One series says little; what those measured together
   * have on average counts like {@value #OTHERS} points of it, and little of it for nothing.
   */
  static double[] of(List<double[]> series) {
    double[] own = series.stream().mapToDouble(Autocorrelation::withinLevels).toArray();
    double sum = 0;
    int known = 0;
    for (double each : own) {
      if (!Double.isNaN(each)) {
        sum += each;
        known++;
      }
    }
    double all = known == 0 ? 0 : sum / known;
    double[] correlations = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      double points = Double.isNaN(own[i]) ? 0 : series.get(i).length;
      double mixed = (points == 0 ? 0 : points * own[i]) + OTHERS * all;
      double correlation = mixed / (points + OTHERS);
      correlations[i] =
          correlation < (all < LEAST ? 2 * LEAST : LEAST) ? 0 : Math.min(correlation, MOST);
    }
    return correlations;
  }

  /** NaN for a series without points or spread enough. */
  private static double withinLevels(double[] values) {
    if (values.length < DIVISIBLE) {
      return Double.NaN;
    }
    double[] residuals = levelled(values);
    double n = values.length;
    // fitted to simulated series of 15 to 300 points with correlations of 0 to 0.6
    double bias = 9 / (n + 12);
    return (raw(residuals) + bias) / Math.max(0.35, 1 - 10.5 / n);
  }

  /**
   * What is left of a series when the three likeliest changes are taken out: one by one, or two of
   * them together where that fits so much better that noise has no part in it.
   */
  private static double[] levelled(double[] values) {
    double[] steps = levelled(values, 2);
    if (!Parting.VISIT.possible(values.length)) {
      return steps;
    }
    int[] cuts = Parting.VISIT.cuts(values);
    double[] visit = steps;
    for (int third = 0; third <= cuts.length; third++) {
      double[] left =
          joined(
              levelled(Arrays.copyOfRange(values, 0, cuts[0]), third == 0 ? 1 : 0),
              levelled(Arrays.copyOfRange(values, cuts[0], cuts[1]), third == 1 ? 1 : 0),
              levelled(Arrays.copyOfRange(values, cuts[1], values.length), third == 2 ? 1 : 0));
      visit = Segment.squares(left) < Segment.squares(visit) ? left : visit;
    }
    double left = Segment.squares(visit) / (values.length - DIVISIBLE);
    return Segment.squares(steps) - Segment.squares(visit) > 3 * Math.log(values.length) * left
        ? visit
        : steps;
  }

  private static double[] levelled(double[] values, int depth) {
    if (values.length < DIVISIBLE || depth == 0) {
      return Segment.centred(values);
    }
    int cut = Parting.STEP.cuts(values)[0];
    return joined(
        levelled(Arrays.copyOfRange(values, 0, cut), depth - 1),
        levelled(Arrays.copyOfRange(values, cut, values.length), depth - 1));
  }

  private static double[] joined(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double raw(double[] residuals) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < residuals.length; i++) {
      squares += residuals[i] * residuals[i];
      products += i == 0 ? 0 : residuals[i] * residuals[i - 1];
    }
    return squares > 0 ? products / squares : 0;
  }

  /** What may be taken for an autocorrelation of an estimate of it. */
  static double within(double estimate) {
    return Math.clamp(estimate, 0, MOST);
  }

  /**
   * The lag-1 autocorrelation of residuals, which chance makes less than 0 as well.
   *
   * <p>Means that were fitted make the estimate too small, by about (1 + 3 rho) / n for each of
   * them (M. G. Kendall, Biometrika 41, 1954); that is given back.
   *
   * @param fitted how many means were taken out
   */
  static double of(double[] residuals, double fitted) {
    double n = residuals.length;
    return (raw(residuals) + fitted / n) / Math.max(0.25, 1 - 3 * fitted / n);
  }

  /** The series without what each point has from the one before; one point shorter if anything. */
  static double[] whitened(double[] values, double correlation) {
    if (correlation == 0) {
      return values;
    }
    double[] white = new double[values.length - 1];
    for (int i = 0; i < white.length; i++) {
      white[i] = values[i + 1] - correlation * values[i];
    }
    return white;
  }
}
