package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Ratios against values from elsewhere: computed with mpmath at 40 digits; the Welch interval also
 * by scipy 1.17's {@code ttest_ind(log a, log c, equal_var=False).confidence_interval()}.
 */
class RatiosTest {

  private static final double[] A = {12.1, 12.7, 12.4, 13.0, 12.2};
  private static final double[] B = {25.3, 24.9, 26.1, 25.0, 25.8};
  private static final double[] C = {24.0, 27.5, 25.1};

  @Test
  void thePairedRatioAgreesWithTheFormula() {
    Estimates.assertSame(Ratios.paired(A, B), 0.49086127807277, 0.46445845495428, 0.51876500845475);
  }

  @Test
  void theUnpairedRatioAgreesWithWelch() {
    Estimates.assertSame(
        Ratios.unpaired(A, C), 0.48939204560009, 0.41984359611585, 0.57046142066332);
  }

  @RepeatedTest(20)
  void swappingTheSidesMirrorsAndScaleChangesNothing(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    double[] above = random.doubles(5, 1, 2).toArray();
    double[] below = random.doubles(5, 3, 9).toArray();
    double[] scaled = new double[5];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = below[i] * 1e6;
    }

    Estimates.assertSame(Ratios.paired(above, below), Ratios.paired(below, above).inverse());
    Estimates.assertSame(Ratios.unpaired(above, below), Ratios.unpaired(below, above).inverse());
    Estimates.assertSame(Ratios.paired(above, below), Ratios.paired(above, scaled).times(1e6));
    Estimates.assertSame(Ratios.unpaired(above, below), Ratios.unpaired(above, scaled).times(1e6));
  }

  @Test
  void pairingTakesOutWhatTheRoundsShare() {
    double[] drifting = {10, 20, 40};
    double[] twice = {20, 40, 80};

    Estimates.assertSame(Ratios.paired(twice, drifting), 2, 2, 2);
    Interval unpaired = Objects.requireNonNull(Ratios.unpaired(twice, drifting).interval());
    assertThat(unpaired.low()).isLessThan(1);
  }

  @Test
  void noSpreadGivesAnIntervalWithoutWidth() {
    Estimates.assertSame(Ratios.unpaired(new double[] {2, 2}, new double[] {1, 1, 1}), 2, 2, 2);
  }

  @Test
  void oneForkASideGivesNoInterval() {
    assertThat(Ratios.unpaired(new double[] {2}, new double[] {1, 1}).interval()).isNull();
    assertThat(Ratios.paired(new double[] {2}, new double[] {1}).interval()).isNull();
  }

  @Test
  void whatHasNoLogarithmGivesNoRatio() {
    assertThat(Ratios.paired(new double[] {1, -1}, new double[] {1, -1}).value()).isNaN();
    assertThat(Ratios.unpaired(new double[] {1, 0}, new double[] {1, 1}).value()).isNaN();
  }

  @Test
  void pairsMustBePairs() {
    assertThatThrownBy(() -> Ratios.paired(A, C)).isInstanceOf(IllegalArgumentException.class);
  }
}
