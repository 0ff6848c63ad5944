package dev.heddle.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How repeated runs of one row differ, by that row alone; variances are of logarithms.
 *
 * @param ofMeans the variance of the means of runs, with all that forks do to them
 * @param degreesOfFreedom what that rests on
 * @param ofForks the variance of the forks of a run
 * @param degreesInside what that rests on
 * @param forks how many forks a run has, the harmonic mean over runs
 * @param deviations how far each run's mean lies from that of its sample; empty where that is not
 *     known
 */
public record RunSpread(
    double ofMeans,
    double degreesOfFreedom,
    double ofForks,
    double degreesInside,
    double forks,
    List<Double> deviations) {

  /** Copies the list. */
  public RunSpread {
    deviations = List.copyOf(deviations);
  }

  /**
   * Pooled over {@code samples}, each of them repeated runs of the same code.
   *
   * @return null where no sample has two runs, or no run two forks, or a value is not positive
   */
  public static @Nullable RunSpread of(List<Sample> samples) {
    double squares = 0;
    double degrees = 0;
    double inside = 0;
    double degreesInside = 0;
    double perFork = 0;
    List<Double> deviations = new ArrayList<>();
    for (Sample sample : samples) {
      if (!sample.positive()) {
        return null;
      }
      double df = sample.forks().length - sample.runs().size();
      inside += df > 0 ? sample.variance() * df : 0;
      degreesInside += df;
      double[] means =
          sample.runs().stream().mapToDouble(run -> Moments.ofLogarithms(run).mean()).toArray();
      Moments moments = Moments.of(means);
      for (double mean : means) {
        deviations.add(mean - moments.mean());
      }
      for (double[] run : sample.runs()) {
        perFork += 1.0 / run.length;
      }
      if (means.length > 1) {
        squares += moments.variance() * (means.length - 1);
        degrees += means.length - 1;
      }
    }
    return degrees == 0 || degreesInside == 0
        ? null
        : new RunSpread(
            Moments.orNothing(squares / degrees),
            degrees,
            inside / degreesInside,
            degreesInside,
            deviations.size() / perFork,
            deviations);
  }

  /**
   * Of runs of which no more than their means is known.
   *
   * @param means a run's mean each
   * @param ofForks the variance of the forks of a run, {@code forks} of them
   */
  public static RunSpread ofMeans(
      Sample means, double ofForks, double degreesInside, double forks) {
    Moments moments = means.logarithms();
    return new RunSpread(
        Moments.orNothing(moments.variance()),
        moments.n() - 1.0,
        ofForks,
        degreesInside,
        forks,
        Arrays.stream(means.forks()).map(each -> Math.log(each) - moments.mean()).boxed().toList());
  }

  /** The variance of runs beyond what their forks explain; at least 0. */
  public double beyondForks() {
    return Math.max(0, ofMeans - byForks());
  }

  /**
   * What {@link #beyondForks} rests on: it is a difference of two variances, each with its own (F.
   * E. Satterthwaite, Biometrics Bulletin 2, 1946).
   */
  public double degreesBeyond() {
    double parts = ofMeans * ofMeans / degreesOfFreedom + byForks() * byForks() / degreesInside;
    double beyond = beyondForks();
    return beyond > 0 ? beyond * beyond / parts : degreesOfFreedom;
  }

  /** The part of a mean's variance that forks explain. */
  double byForks() {
    return ofForks / forks;
  }

  /** The same of reciprocals. */
  public RunSpread inverse() {
    return new RunSpread(
        ofMeans,
        degreesOfFreedom,
        ofForks,
        degreesInside,
        forks,
        deviations.stream().map(each -> -each).toList());
  }

  /**
   * The geometric mean over rows as a row of its own, whose runs differ by what all rows share and
   * a little more, and by no less than what their forks explain.
   *
   * @return null where a row's runs are not known one by one, or not the same as another's
   */
  public static @Nullable RunSpread together(List<RunSpread> rows) {
    if (rows.isEmpty()) {
      return null;
    }
    double[] means = new double[rows.getFirst().deviations.size()];
    double ofForks = 0;
    double degreesInside = 0;
    double perFork = 0;
    double n = rows.size();
    for (RunSpread row : rows) {
      if (means.length == 0 || row.deviations.size() != means.length) {
        return null;
      }
      for (int run = 0; run < means.length; run++) {
        means[run] += row.deviations.get(run) / n;
      }
      ofForks += row.ofForks / (n * n);
      degreesInside += row.degreesInside;
      perFork += 1 / row.forks / n;
    }
    double df = rows.getFirst().degreesOfFreedom;
    double squares = Arrays.stream(means).map(mean -> mean * mean).sum();
    return new RunSpread(
        Math.max(squares / df, ofForks * perFork),
        df,
        ofForks,
        degreesInside,
        1 / perFork,
        Arrays.stream(means).boxed().toList());
  }

  /** By itself: Student's t of the means of runs. */
  public RunNoise alone() {
    return new RunNoise(ofMeans, degreesOfFreedom, ofForks, degreesInside, forks, Double.NaN);
  }
}
