package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Percentiles by the nearest rank, as one counts them on one's fingers. */
class QuantilesTest {

  private static final double[] VALUES = {30, 10, 20};
  private static final double[] COUNTS = {1, 98, 1};

  @Test
  void thePercentileIsAValueThatCame() {
    assertThat(Quantiles.of(0, VALUES, COUNTS)).isEqualTo(10);
    assertThat(Quantiles.of(50, VALUES, COUNTS)).isEqualTo(10);
    assertThat(Quantiles.of(98, VALUES, COUNTS)).isEqualTo(10);
    assertThat(Quantiles.of(99, VALUES, COUNTS)).isEqualTo(20);
    assertThat(Quantiles.of(99.5, VALUES, COUNTS)).isEqualTo(30);
    assertThat(Quantiles.of(100, VALUES, COUNTS)).isEqualTo(30);
  }

  @Test
  void whatNeverCameIsNoPercentile() {
    assertThat(Quantiles.of(0, new double[] {1, 2}, new double[] {0, 1})).isEqualTo(2);
  }
}
