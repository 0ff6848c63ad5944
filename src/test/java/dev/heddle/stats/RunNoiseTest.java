package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The noise between runs, against numpy: variance of means minus mean variance by forks, and
 * Satterthwaite's degrees of freedom of that difference.
 */
class RunNoiseTest {

  @Test
  void whatForksExplainIsTakenOut() {
    Sample sample =
        new Sample(
            List.of(
                new double[] {10.0, 10.2, 10.1},
                new double[] {10.5, 10.4, 10.6},
                new double[] {9.9, 10.0, 9.8}));

    RunNoise noise = Objects.requireNonNull(RunNoise.of(List.of(sample)));

    assertThat(noise.variance()).isCloseTo(0.0008629325256606782, within(1e-15));
    assertThat(noise.degreesOfFreedom()).isCloseTo(1.8574382401921175, within(1e-9));
  }

  @Test
  void itRestsOnLessThanTheNumberOfRuns() {
    Sample sample =
        new Sample(
            List.of(
                new double[] {10.0, 10.2, 10.1},
                new double[] {10.5, 10.4, 10.6},
                new double[] {10.2, 10.1, 10.3},
                new double[] {9.9, 9.8, 10.0},
                new double[] {10.3, 10.4, 10.2}));

    RunNoise noise = Objects.requireNonNull(RunNoise.of(List.of(sample)));

    assertThat(noise.variance()).isCloseTo(0.0004488690699325708, within(1e-15));
    assertThat(noise.degreesOfFreedom()).isCloseTo(3.478020670541153, within(1e-9));
  }

  @Test
  void itIsNeverBelowNothing() {
    Sample sample = new Sample(List.of(new double[] {10, 11}, new double[] {11, 10}));

    assertThat(Objects.requireNonNull(RunNoise.of(List.of(sample))).variance()).isZero();
  }

  @Test
  void oneRunTellsNothing() {
    assertThat(RunNoise.of(List.of(Sample.of(1, 2, 3)))).isNull();
  }

  @Test
  void onAverageItIsWhatWasPutIn() {
    Random random = new Random(7);
    double sum = 0;
    int times = 2000;
    for (int i = 0; i < times; i++) {
      List<double[]> runs = new ArrayList<>();
      for (int run = 0; run < 5; run++) {
        runs.add(Simulated.run(random, 0, 0.01, 0.02, 5));
      }
      sum += Objects.requireNonNull(RunNoise.of(List.of(new Sample(runs)))).variance();
    }

    // cut off at 0 it is a little too large, which errs to the safe side
    assertThat(Math.sqrt(sum / times)).isBetween(0.0195, 0.0205);
  }
}
