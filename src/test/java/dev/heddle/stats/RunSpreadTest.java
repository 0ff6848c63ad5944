package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How runs of a row differ, against numpy: variance of means minus mean variance by forks, and
 * Satterthwaite's degrees of freedom of that difference.
 */
class RunSpreadTest {

  @Test
  void whatForksExplainIsTakenOut() {
    Sample sample =
        new Sample(
            List.of(
                new double[] {10.0, 10.2, 10.1},
                new double[] {10.5, 10.4, 10.6},
                new double[] {9.9, 10.0, 9.8}));

    RunSpread spread = Objects.requireNonNull(RunSpread.of(List.of(sample)));

    assertThat(spread.beyondForks()).isCloseTo(0.0008629325256606782, within(1e-15));
    assertThat(spread.degreesBeyond()).isCloseTo(1.8574382401921175, within(1e-9));
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

    RunSpread spread = Objects.requireNonNull(RunSpread.of(List.of(sample)));

    assertThat(spread.beyondForks()).isCloseTo(0.0004488690699325708, within(1e-15));
    assertThat(spread.degreesBeyond()).isCloseTo(3.478020670541153, within(1e-9));
  }

  @Test
  void itIsNeverBelowNothing() {
    Sample sample = new Sample(List.of(new double[] {10, 11}, new double[] {11, 10}));

    assertThat(Objects.requireNonNull(RunSpread.of(List.of(sample))).beyondForks()).isZero();
  }

  @Test
  void oneRunTellsNothing() {
    assertThat(RunSpread.of(List.of(Sample.of(1, 2, 3)))).isNull();
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
      sum += Objects.requireNonNull(RunSpread.of(List.of(new Sample(runs)))).beyondForks();
    }

    // cut off at 0 it is a little too large, which errs to the safe side
    assertThat(Math.sqrt(sum / times)).isBetween(0.0195, 0.0205);
  }

  @Test
  void theMeanOfRowsIsARowWhoseRunsTheRowsShare() {
    RunSpread one = spread(new double[] {1, 1.02}, new double[] {1.1, 1.12});
    RunSpread other = spread(new double[] {5, 5.1}, new double[] {5.5, 5.6});

    RunSpread together = Objects.requireNonNull(RunSpread.together(List.of(one, other)));

    double apart =
        (one.deviations().get(1) - one.deviations().get(0)) / 2
            + (other.deviations().get(1) - other.deviations().get(0)) / 2;
    assertThat(together.ofMeans()).isCloseTo(apart * apart / 2, within(1e-15));
    assertThat(together.degreesOfFreedom()).isEqualTo(1);
    assertThat(together.ofForks()).isCloseTo((one.ofForks() + other.ofForks()) / 4, within(1e-18));
    // a row that goes the other way takes the movement away, and leaves what forks explain
    RunSpread none = Objects.requireNonNull(RunSpread.together(List.of(one, one.inverse())));
    assertThat(none.ofMeans()).isCloseTo(none.ofForks() / none.forks(), within(1e-18));
    assertThat(none.deviations()).containsOnly(0.0);
  }

  @Test
  void rowsOfOtherRunsAreNotTakenTogether() {
    RunSpread two = spread(new double[] {1, 2}, new double[] {1, 2});
    RunSpread three = spread(new double[] {1, 2}, new double[] {1, 2}, new double[] {1, 2});

    assertThat(RunSpread.together(List.of(two, three))).isNull();
    assertThat(RunSpread.together(List.of())).isNull();
  }

  private static RunSpread spread(double[]... runs) {
    return Objects.requireNonNull(RunSpread.of(List.of(new Sample(List.of(runs)))));
  }
}
