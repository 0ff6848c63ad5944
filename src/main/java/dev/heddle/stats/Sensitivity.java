package dev.heddle.stats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How small a change can be seen where forks and runs differ by so much.
 *
 * @param ofForks the variance of the forks of a run, on logarithms
 * @param ofRuns the variance of runs beyond that
 * @param runs how many runs told it, at least 2
 */
public record Sensitivity(double ofForks, double ofRuns, int runs) {

  private static final double ALPHA = 0.05;

  /**
   * What repeated runs of the same code tell.
   *
   * @return null where there are fewer than two runs, or no run has two forks, or a value is not
   *     positive
   */
  public static @Nullable Sensitivity of(Sample repeated) {
    RunNoise noise = repeated.positive() ? RunNoise.of(List.of(repeated)) : null;
    return noise == null
        ? null
        : new Sensitivity(repeated.variance(), noise.variance(), repeated.runs().size());
  }

  /**
   * The smallest ratio above 1 that two runs, one after the other, show as a difference with a
   * probability of 80 % at the 5 % level, when a calibration of as many forks is used; 1 where
   * nothing varies. Satterthwaite's degrees of freedom, as for {@link RunNoise}.
   *
   * @param forks of each of the runs, at least 2
   */
  public double ofSeparateRuns(int forks) {
    double ofSide = ofForks / forks;
    double ofMeans = ofSide + ofRuns;
    double parts =
        2 * ofSide * ofSide / (forks - 1)
            + 4 * ofMeans * ofMeans / (runs - 1)
            + 4 * ofSide * ofSide / ((forks - 1.0) * runs);
    double all = 2 * ofMeans;
    return parts > 0 ? ratio(all, all * all / parts) : 1;
  }

  /**
   * The same where rounds pair the forks of both sides, so that runs differ by nothing.
   *
   * @param rounds at least 2
   */
  public double ofRounds(int rounds) {
    return ofForks > 0 ? ratio(2 * ofForks / rounds, rounds - 1) : 1;
  }

  private static double ratio(double squaredError, double degreesOfFreedom) {
    return Math.exp(Power.noncentrality(ALPHA, degreesOfFreedom) * Math.sqrt(squaredError));
  }
}
