package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Differences against scipy 1.17: {@code ttest_ind(log a, log c, equal_var=False)}, {@code
 * ttest_rel}, and for what it does not have the same formulas written with numpy and {@code
 * stats.t}.
 */
class DifferenceTest {

  private static final double[] A = {12.1, 12.7, 12.4, 13.0, 12.2};
  private static final double[] B = {25.3, 24.9, 26.1, 25.0, 25.8};
  private static final double[] C = {24.0, 27.5, 25.1};

  @Test
  void welchAgrees() {
    Difference welch = Difference.unpaired(A, C);

    assertThat(welch.p()).isCloseTo(0.0013554509621487034, within(1e-12));
    assertThat(welch.degreesOfFreedom()).isCloseTo(2.4434287220113675, within(1e-9));
    Estimates.assertSame(
        welch.estimate(0.01), 0.48939204560009, 0.35855452446792524, 0.6679725340296676);
  }

  @Test
  void welchAgreesWithTwoForks() {
    Difference welch = Difference.unpaired(new double[] {5, 5.2}, new double[] {5.3, 5.4, 5.9});

    assertThat(welch.p()).isCloseTo(0.12910634132530954, within(1e-11));
    assertThat(welch.degreesOfFreedom()).isCloseTo(2.9292796600992386, within(1e-9));
  }

  @Test
  void thePairedTestAgrees() {
    assertThat(Difference.paired(A, B).p()).isCloseTo(3.660760587440481e-06, within(1e-15));
  }

  @Test
  void whatRunsDifferByWidensTheInterval() {
    RunNoise noise = new RunNoise(0.0008, 4, 0.0004, 20, A.length, Double.NaN);
    Difference wider = Difference.unpaired(Sample.of(A), Sample.of(C), noise);

    double more = 0.0004 * (1.0 / C.length - 1.0 / A.length);
    assertThat(wider.squaredError()).isCloseTo(2 * 0.0008 + Math.max(0, more), within(1e-15));
    assertThat(wider.degreesOfFreedom()).isEqualTo(4);
    assertThat(wider.ratio()).isCloseTo(0.48939204560009, within(1e-12));
  }

  @Test
  void theMeanOfDifferencesHasTheErrorOfASum() {
    Difference mean = Difference.mean(List.of(Difference.paired(A, B), Difference.unpaired(A, C)));

    Estimates.assertSame(
        mean.estimate(), 0.4901261113039277, 0.4578406298776038, 0.5246882633507863);
  }

  @Test
  void whatOneForkSaysCannotBeTested() {
    Difference one = Difference.unpaired(new double[] {2}, new double[] {1, 1});

    assertThat(one.ratio()).isCloseTo(2, within(1e-12));
    assertThat(one.testable()).isFalse();
    assertThat(one.p()).isNaN();
    assertThat(one.estimate().interval()).isNull();
  }

  @Test
  void withoutSpreadThereIsNoTest() {
    Difference same = Difference.unpaired(new double[] {2, 2}, new double[] {1, 1});

    assertThat(same.testable()).isFalse();
    Estimates.assertSame(same.estimate(), 2, 2, 2);
  }

  /** Their logarithms have means that are off by rounding, and a variance of 1e-31. */
  @Test
  void neitherIsThereWhereOnlyRoundingSpreads() {
    double[] five = {29, 29, 29, 29, 29};
    double[] ragged = {0.1, 0.3 / 3, 0.7 / 7, 0.1 + 1e-17, (0.1 + 0.1 + 0.1) / 3};

    for (double[] values : List.of(five, ragged)) {
      double[] more = Arrays.stream(values).map(value -> 1.01 * value).toArray();
      Sample runs = new Sample(List.of(values, values, values));
      assertThat(Difference.unpaired(runs, runs, null).testable()).isFalse();
      assertThat(Difference.unpaired(values, values).testable()).isFalse();
      assertThat(Difference.unpaired(values, values).ratio()).isOne();
      assertThat(Difference.unpaired(more, values).testable()).isFalse();
      assertThat(Difference.paired(more, values).testable()).isFalse();
    }
  }

  /** What rounding left in a calibration is no noise, and forks that differ now are not exact. */
  @Test
  void aRowThatNeverDifferedIsTestedByItsForksIfTheyDo() {
    double[] five = {29, 29, 29, 29, 29};
    RunNoise rounding = new RunNoise(1e-31, 4, 1e-31, 20, 5, Double.NaN);

    assertThat(Difference.unpaired(Sample.of(five), Sample.of(five), rounding).testable())
        .isFalse();
    assertThat(Difference.unpaired(Sample.of(A), Sample.of(C), rounding))
        .isEqualTo(Difference.unpaired(A, C));
  }

  @Test
  void pairsOfOneRatioHaveNoSpread() {
    double[] twice = Arrays.stream(A).map(value -> 2.1 * value).toArray();

    assertThat(Difference.paired(twice, A).testable()).isFalse();
    assertThat(Difference.unpaired(twice, A).testable()).isTrue();
  }

  /** Of side-by-side values the least that is more than rounding is a spread. */
  @Test
  void aSmallSpreadIsOne() {
    double[] near = {29, 29, 29, 29, 29 * (1 + 1e-11)};

    assertThat(Difference.unpaired(near, near).testable()).isTrue();
  }

  @Test
  void runsOfOneForkAreASampleOfRuns() {
    Sample runs =
        new Sample(List.of(new double[] {12.1}, new double[] {12.7}, new double[] {12.4}));

    assertThat(Difference.unpaired(runs, Sample.of(C), null))
        .isEqualTo(Difference.unpaired(new double[] {12.1, 12.7, 12.4}, C));
    assertThat(RunSpread.of(List.of(runs))).isNull();
  }
}
