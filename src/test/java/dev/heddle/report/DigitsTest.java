package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as a person would write them. */
class DigitsTest {

  @ParameterizedTest
  @CsvSource({
    "20.123456, 19.9, 20.3, 20.12",
    "20.123456, 19.0, 21.0, 20.1",
    "20.123456, 15, 25, 20",
    "20.123456, 20.12345, 20.12346, 20.12",
    "0.00123456, 0.0011, 0.0014, 0.00123",
    "61234, 51000, 71000, '61,000'",
    "3376238736, 3370000000, 3380000000, '3,376,000,000'",
    "5, 0.1, 900, 5.0",
  })
  void theIntervalSaysHowManyDigits(double value, double low, double high, String text) {
    Estimate estimate = new Estimate(value, new Interval(low, high));

    assertThat(Digits.of(value, Digits.decimals(estimate))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"20.123456, 20.1", "1234567, '1,230,000'", "0.5, 0.500", "0, 0", "1e-9, 1.00E-9"})
  void withoutAnIntervalThreeDigitsAreGiven(double value, String text) {
    assertThat(Digits.of(value, Digits.decimals(Estimate.bare(value)))).isEqualTo(text);
  }

  @RepeatedTest(20)
  void everyNumberIsRoundedAsItIsInFull(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 1000; i++) {
      double size = Math.pow(10, 16 * random.nextDouble() - 6);
      // half of them lie in the middle between two, or next to it
      double value =
          (random.nextBoolean() ? 1 : -1)
              * (random.nextBoolean() ? size : Math.rint(size * 1000) / 1000 + 0.0005);
      int decimals = random.nextInt(-3, 12);
      int least = -(int) Math.floor(Math.log10(Math.abs(value)));
      BigDecimal full =
          new BigDecimal(value)
              .setScale(Math.clamp(decimals, least, least + 3), RoundingMode.HALF_EVEN);

      assertThat(Digits.of(value, decimals).replace(",", "")).isEqualTo(full.toPlainString());
    }
  }

  @Test
  void noNumberIsRoundedAwayOrInvented() {
    assertThat(Digits.of(0.04, 0)).isEqualTo("0.04");
    assertThat(Digits.of(Double.NaN, 2)).isEqualTo("–");
    assertThat(Digits.of(Double.POSITIVE_INFINITY, 2)).isEqualTo("∞");
  }
}
