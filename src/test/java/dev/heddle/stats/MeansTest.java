package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Means and their intervals against values from elsewhere: computed with mpmath at 40 digits, the
 * quantiles of Student's t from its incomplete beta function.
 */
class MeansTest {

  private static final double[] FORKS = {12.1, 12.7, 12.4, 13.0, 12.2};

  @Test
  void theGeometricMeanAndItsIntervalAgreeWithTheFormula() {
    Estimates.assertSame(Means.geometric(FORKS), 12.475638785483, 12.026770473444, 12.94125995416);
    Estimates.assertSame(
        Means.geometric(10, 11), 10.488088481702, 5.7243262325593, 19.216235331651);
  }

  @Test
  void theArithmeticMeanAndItsIntervalAgreeWithTheFormula() {
    Estimates.assertSame(Means.arithmetic(FORKS), 12.48, 12.020416558863, 12.939583441137);
  }

  @Test
  void oneForkGivesNoInterval() {
    assertThat(Means.geometric(5).value()).isCloseTo(5, within(1e-12));
    assertThat(Means.geometric(5).interval()).isNull();
    assertThat(Means.arithmetic(5).interval()).isNull();
  }

  @Test
  void whatHasNoLogarithmGivesNoGeometricMean() {
    assertThat(Means.geometric(1, 0).value()).isNaN();
    assertThat(Means.geometric(1, Double.NaN).value()).isNaN();
    assertThat(Means.geometric(1, Double.POSITIVE_INFINITY).value()).isNaN();
    assertThat(Means.geometric().value()).isNaN();
  }

  @Test
  void equalForksGiveAnIntervalWithoutWidth() {
    Estimates.assertSame(Means.geometric(7, 7, 7), 7, 7, 7);
  }

  @Test
  void anotherUnitChangesNothingButTheUnit() {
    double[] seconds = new double[FORKS.length];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = FORKS[i] / 1000;
    }
    Estimates.assertSame(Means.geometric(seconds).times(1000), Means.geometric(FORKS));
  }

  @Test
  void aHistogramCountsEachValueAsOftenAsItCame() {
    assertThat(Means.weighted(new double[] {1, 3}, new double[] {9, 1})).isEqualTo(1.2);
  }
}
