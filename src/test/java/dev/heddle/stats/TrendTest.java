package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The trend against scipy 1.17's {@code ttest_1samp(log(last / first), 0)}. */
class TrendTest {

  private static final double[] FIRST = {14.0, 13.5, 14.4};
  private static final double[] LAST = {12.9, 12.8, 12.6};

  @Test
  void theTrendAgreesWithThePairedTest() {
    Trend trend = Objects.requireNonNull(Trend.between(FIRST, LAST));

    assertThat(trend.ratio()).isCloseTo(0.91435598004945, within(1e-9));
    assertThat(trend.p()).isCloseTo(0.0624748587244, within(1e-9));
  }

  @Test
  void turningTimeAroundMirrors() {
    Trend forth = Objects.requireNonNull(Trend.between(FIRST, LAST));
    Trend back = Objects.requireNonNull(Trend.between(LAST, FIRST));

    assertThat(back.ratio()).isCloseTo(1 / forth.ratio(), within(1e-12));
    assertThat(back.p()).isCloseTo(forth.p(), within(1e-12));
  }

  @Test
  void oneForkHasNoTrend() {
    assertThat(Trend.between(new double[] {2}, new double[] {1})).isNull();
  }

  @Test
  void whatNeverChangesHasNone() {
    Trend trend = Objects.requireNonNull(Trend.between(FIRST, FIRST));

    assertThat(trend.p()).isEqualTo(1);
  }
}
