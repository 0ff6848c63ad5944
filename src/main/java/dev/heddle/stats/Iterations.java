package dev.heddle.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went on inside the forks of a side, whose means are its values.
 *
 * @param forks the iterations of each fork, in their order; none where they are not known
 */
public record Iterations(List<double[]> forks) {

  /** Where a fork is one value and no more. */
  public static final Iterations UNKNOWN = new Iterations(List.of());

  /** Copies the list; values of which no logarithm exists say nothing. */
  public Iterations {
    forks = forks.stream().allMatch(Means::positive) ? List.copyOf(forks) : List.of();
  }

  /**
   * The standard deviation of iterations around the mean of their fork, as a share of that, over
   * all forks; NaN where no fork has two.
   */
  public double scatter() {
    double squares = 0;
    int degreesOfFreedom = 0;
    for (double[] fork : forks) {
      if (fork.length > 1) {
        double mean = Moments.of(fork).mean();
        // as shares, since squares of very large or small numbers are none
        double[] shares = fork.clone();
        for (int i = 0; i < shares.length; i++) {
          shares[i] /= mean;
        }
        squares += Moments.of(shares).variance() * (fork.length - 1);
        degreesOfFreedom += fork.length - 1;
      }
    }
    return degreesOfFreedom == 0 ? Double.NaN : Math.sqrt(squares / degreesOfFreedom);
  }

  /**
   * The variance of the logarithm of the forks' mean as far as the scatter inside of them explains
   * it; NaN where that is not known.
   */
  double squaredError() {
    double shares = 0;
    for (double[] fork : forks) {
      shares += 1.0 / fork.length;
    }
    double scatter = scatter();
    return scatter * scatter * shares / forks.size() / forks.size();
  }

  /** What happened from first to last iteration; null where that cannot be said. */
  public @Nullable Trend trend() {
    List<double[]> several = forks.stream().filter(fork -> fork.length > 1).toList();
    return Trend.between(
        several.stream().mapToDouble(fork -> fork[0]).toArray(),
        several.stream().mapToDouble(fork -> fork[fork.length - 1]).toArray());
  }

  /** The later half of each fork, the one in the middle with it. */
  public Iterations later() {
    return new Iterations(
        forks.stream()
            .map(fork -> Arrays.copyOfRange(fork, fork.length / 2, fork.length))
            .toList());
  }

  /** The mean of each fork. */
  public double[] means() {
    return forks.stream().mapToDouble(Means::plain).toArray();
  }

  /** The forks of both. */
  public Iterations and(Iterations other) {
    List<double[]> both = new ArrayList<>(forks);
    both.addAll(other.forks);
    return new Iterations(both);
  }

  /**
   * The mean of all with the interval that JMH calls its error: 99.9 %, Student's t on all
   * iterations of all forks; without one where there are fewer than two.
   */
  public @Nullable Interval asJmhDoes() {
    double[] all = forks.stream().flatMapToDouble(Arrays::stream).toArray();
    if (all.length < 2) {
      return null;
    }
    Moments moments = Moments.of(all);
    double half = Student.quantile(0.001, all.length - 1) * Math.sqrt(moments.squaredError());
    return new Interval(moments.mean() - half, moments.mean() + half);
  }

  /** How far this is from {@code below} where every iteration counts for a value of its own. */
  public Difference over(Iterations below) {
    return Difference.unpaired(
        forks.stream().flatMapToDouble(Arrays::stream).toArray(),
        below.forks.stream().flatMapToDouble(Arrays::stream).toArray());
  }
}
