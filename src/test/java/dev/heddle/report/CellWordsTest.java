package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import org.junit.jupiter.api.Test;

class CellWordsTest {

  private static final CellWords WORDS = new CellWords(Scale.of(Unit.of("ms/op"), 1));

  @Test
  void whatIsTenTimesAsFastIsSaidToBeFaster() {
    assertThat(WORDS.ratio(new Estimate(10, new Interval(7, 14)))).isEqualTo("10x (7 – 14) faster");
    assertThat(WORDS.ratio(new Estimate(0.01, new Interval(0.008, 0.0125))))
        .isEqualTo("100x (80 – 125) slower");
  }

  @Test
  void whatIsAsFastIsSaidToBeNeither() {
    assertThat(WORDS.ratio(new Estimate(1, new Interval(0.97, 1.03))))
        .isEqualTo("1.00x (0.97 – 1.03)");
    assertThat(WORDS.ratio(new Estimate(1.02, new Interval(0.5, 2)))).isEqualTo("1.0x (0.5 – 2.0)");
  }
}
