package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which values are taken for those of one level. */
class OutliersTest {

  /** B. Rosner's own example (Technometrics 25, 1983): three of 54 at 5 %, at 1 % none. */
  private static final double[] ROSNER = {
    -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65,
    1.69, 1.70, 1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24,
    2.26, 2.35, 2.37, 2.40, 2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59,
    3.68, 4.30, 4.64, 5.34, 5.42, 6.01
  };

  @Test
  void theTextbooksExampleHasNoneAtOnePercent() {
    assertThat(Outliers.without(ROSNER)).hasSameSizeAs(ROSNER);
  }

  @Test
  void oneFarValueIsLeftOut() {
    assertThat(Outliers.without(1.00, 1.01, 5, 0.99, 1.02, 1.00))
        .containsExactly(1.00, 1.01, 0.99, 1.02, 1.00);
    assertThat(Outliers.without(1, 1, 1, 1, 1.5)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void twoThatLieTogetherDoNotHideEachOther() {
    assertThat(Outliers.without(1.00, 1.01, 5, 0.99, 1.02, 5.1, 1.00, 0.98, 1.01)).hasSize(7);
  }

  @Test
  void ofFourNobodyKnowsWhichIsOff() {
    assertThat(Outliers.without(1, 1, 1, 9)).hasSize(4);
    assertThat(Outliers.without()).isEmpty();
  }

  @Test
  void aNormalSampleSeldomLosesAValue() {
    Random random = new Random(1);
    int lost = 0;
    for (int sample = 0; sample < 4000; sample++) {
      double[] values = random.doubles(15).map(_ -> random.nextGaussian()).toArray();
      lost += Outliers.without(values).length < 15 ? 1 : 0;
    }

    assertThat(lost / 4000.0).isLessThan(0.02);
  }
}
