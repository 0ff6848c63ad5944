package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How often 95 % intervals hold the truth, where runs have errors of their own. */
class CoverageTest {

  private static final int TIMES = 4000;
  private static final double TRUTH = Math.log(1.5);
  private static final double FORKS = 0.02;

  /** The median of what is seen between runs on one machine: 1.56 times what forks predict. */
  private static final double RUNS = FORKS / Math.sqrt(5) * Math.sqrt(1.56 * 1.56 - 1);

  @Test
  void pairsOfARunHoldItWhateverTheRoundsShare() {
    assertThat(
            coverage(random -> {
              double[] above = new double[5];
              double[] below = new double[5];
              double run = RUNS * random.nextGaussian();
              for (int round = 0; round < 5; round++) {
                double shared = run + 0.05 * random.nextGaussian();
                above[round] = Math.exp(TRUTH + shared + FORKS * random.nextGaussian());
                below[round] = Math.exp(shared + FORKS * random.nextGaussian());
              }
              return Difference.paired(above, below);
            }))
        .isBetween(0.94, 0.96);
  }

  @Test
  void forksAloneMissItAcrossRuns() {
    assertThat(
            coverage(random ->
                Difference.unpaired(
                    Simulated.run(random, TRUTH, FORKS, RUNS, 5),
                    Simulated.run(random, 0, FORKS, RUNS, 5))))
        .isBetween(0.78, 0.88);
  }

  @Test
  void calibrationMendsIt() {
    assertThat(
            coverage(random -> {
              RunNoise noise = noise(runs(random, 0, 5));
              return Difference.unpaired(
                  Sample.of(Simulated.run(random, TRUTH, FORKS, RUNS, 5)),
                  Sample.of(Simulated.run(random, 0, FORKS, RUNS, 5)),
                  noise);
            }))
        .isBetween(0.94, 0.96);
  }

  @Test
  void severalRunsASideNeedNoCalibration() {
    assertThat(
            coverage(random -> {
              Sample above = runs(random, TRUTH, 4);
              Sample below = runs(random, 0, 4);
              return Difference.unpaired(above, below, noise(above, below));
            }))
        .isBetween(0.94, 0.96);
  }

  private static RunNoise noise(Sample... runs) {
    return Objects.requireNonNull(RunSpread.of(List.of(runs))).alone();
  }

  private static Sample runs(Random random, double log, int number) {
    List<double[]> runs = new ArrayList<>();
    for (int run = 0; run < number; run++) {
      runs.add(Simulated.run(random, log, FORKS, RUNS, 5));
    }
    return new Sample(runs);
  }

  private static double coverage(Function<Random, Difference> measured) {
    Random random = new Random(5);
    int held = 0;
    for (int i = 0; i < TIMES; i++) {
      Interval interval = Objects.requireNonNull(measured.apply(random).estimate().interval());
      double truth = Math.exp(TRUTH);
      held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
    return (double) held / TIMES;
  }
}
