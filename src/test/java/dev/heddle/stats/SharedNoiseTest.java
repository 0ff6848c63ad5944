package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often two new runs of unchanged code are told apart by what repeated runs told, at the levels
 * that a comparison of many rows asks for.
 */
class SharedNoiseTest {

  private static final int FORKS = 5;
  private static final double SPREAD = 0.02;

  /** How repeated runs are, and new ones. */
  private record World(double times, double common, Random random) {

    /** The forks of each row in so many runs: {@code times} as far apart as forks predict. */
    List<List<double[]>> runs(int number, int rows) {
      double ofRuns = SPREAD / Math.sqrt(FORKS) * Math.sqrt(times * times - 1);
      List<List<double[]>> all = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        all.add(new ArrayList<>());
      }
      for (int run = 0; run < number; run++) {
        double shared = Math.sqrt(common) * random.nextGaussian();
        for (List<double[]> row : all) {
          double own = shared + Math.sqrt(1 - common) * random.nextGaussian();
          row.add(Simulated.run(random, ofRuns * own, SPREAD, 0, FORKS));
        }
      }
      return all;
    }

    /** The shares of p values of new runs that are below .05 and below .001. */
    double[] errors(int repeated, int rows, int times) {
      double[] errors = new double[2];
      for (int i = 0; i < times; i++) {
        List<RunSpread> spreads =
            runs(repeated, rows).stream().map(SharedNoiseTest::spread).toList();
        SharedNoise shared = SharedNoise.of(spreads);
        List<List<double[]>> fresh = runs(2, rows);
        for (int row = 0; row < rows; row++) {
          double p =
              Difference.unpaired(
                      Sample.of(fresh.get(row).getFirst()),
                      Sample.of(fresh.get(row).getLast()),
                      shared.of(spreads.get(row)))
                  .p();
          errors[0] += p < 0.05 ? 1.0 / times / rows : 0;
          errors[1] += p < 0.001 ? 1.0 / times / rows : 0;
        }
      }
      return errors;
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 1.56", "5, 3"})
  void manyRowsErrNoMoreThanTheLevelSays(int runs, double times) {
    errNoMoreThanTheLevelSays(runs, times);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"3, 1", "3, 3", "5, 1", "5, 1.56", "10, 1", "10, 1.56", "10, 3"})
  void norDoMoreAndFewerRuns(int runs, double times) {
    errNoMoreThanTheLevelSays(runs, times);
  }

  private static void errNoMoreThanTheLevelSays(int runs, double times) {
    double[] errors = new World(times, 0, new Random(1)).errors(runs, 200, 50);

    assertThat(errors[0]).isBetween(0.02, 0.055);
    assertThat(errors[1]).isLessThan(0.0015);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"3, 1.56", "3, 3", "5, 3"})
  void norDoRowsThatMoveTogether(int runs, double times) {
    double[] errors = new World(times, 0.8, new Random(2)).errors(runs, 100, 200);

    assertThat(errors[0]).isBetween(0.02, 0.07);
    assertThat(errors[1]).isLessThan(0.0015);
  }

  @Tag("contract")
  @Test
  void fewRowsAreEachForItself() {
    double[] errors = new World(3, 0, new Random(3)).errors(3, 4, 10_000);

    assertThat(errors[0]).isBetween(0.047, 0.053);
    assertThat(errors[1]).isBetween(0.0005, 0.0015);
  }

  @Test
  void whatManyRowsTellIsWorthFourDegreesOfFreedomAtMost() {
    List<RunSpread> spreads =
        new World(3, 0, new Random(4)).runs(3, 200).stream().map(SharedNoiseTest::spread).toList();
    SharedNoise shared = SharedNoise.of(spreads);

    assertThat(SharedNoise.times(spreads)).isCloseTo(9, within(1.5));
    RunNoise noise = shared.of(spreads.getFirst());
    assertThat(noise.degreesOfFreedom()).isBetween(2 + 2.5, 2 + 3.1);
    // forks of a twentieth of the noise: what remains with very many of them is nearly all
    assertThat(noise.lasting(2) / noise.squaredError(2, 2.0 / FORKS)).isBetween(0.85, 0.92);
  }

  @Test
  void aRowOfAnotherKindIsLeftToItself() {
    List<RunSpread> spreads =
        new ArrayList<>(
            new World(1, 0, new Random(5))
                .runs(5, 50).stream().map(SharedNoiseTest::spread).toList());
    RunSpread odd = spread(new World(30, 0, new Random(6)).runs(5, 1).getFirst());
    spreads.add(odd);

    assertThat(SharedNoise.of(spreads).of(odd)).isEqualTo(odd.alone());
  }

  @Test
  void runsOfFewerForksDifferByWhatThoseExplainMore() {
    RunNoise noise = new RunNoise(0.0004, 4, 0.0005, 20, 5, Double.NaN);

    assertThat(noise.squaredError(2, 2.0 / 5)).isCloseTo(0.0008, within(1e-15));
    assertThat(noise.squaredError(2, 1.0 / 2 + 1.0 / 5)).isCloseTo(0.0008 + 0.00015, within(1e-15));
    // of more forks nothing is known
    assertThat(noise.squaredError(2, 2.0 / 20)).isCloseTo(0.0008, within(1e-15));
  }

  @Test
  void runsOfMoreForksDifferByLessAsFarAsManyRowsTell() {
    RunNoise noise = new RunNoise(0.0004, 8, 0.0005, 20, 5, 0.6);

    assertThat(noise.squaredError(2, 2.0 / 20)).isCloseTo(0.0008 * 0.65 / 0.8, within(1e-15));
    assertThat(noise.lasting(2)).isCloseTo(0.0008 * 0.6 / 0.8, within(1e-15));
  }

  private static RunSpread spread(List<double[]> runs) {
    return Objects.requireNonNull(RunSpread.of(List.of(new Sample(runs))));
  }
}
