package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import org.junit.jupiter.api.Test;

class ChangeWordsTest {

  private static final ChangeWords TIMES = new ChangeWords("slower", "faster", Unit.Direction.LESS);

  @Test
  void aSentenceSaysOnceWhichWayAChangeGoes() {
    assertThat(TIMES.sentence(Estimate.bare(0.844))).isEqualTo("15.6 % faster");
    assertThat(TIMES.sentence(new Estimate(0.844, new Interval(0.8, 0.888))))
        .isEqualTo("15.6 % (11.2 – 20.0) faster");
    assertThat(TIMES.sentence(new Estimate(1.211, new Interval(1.19, 1.232))))
        .isEqualTo("21.1 % (19.0 – 23.2) slower");
    assertThat(TIMES.sentence(new Estimate(0.98, new Interval(0.95, 1.01))))
        .isEqualTo("2.0 % (-1.0 – 5.0) faster");
  }

  @Test
  void aFactorAndNoChangeAreSaidAsInATable() {
    for (double ratio : new double[] {0.25, 1, 4, Double.NaN}) {
      assertThat(TIMES.sentence(Estimate.bare(ratio)))
          .isEqualTo(TIMES.change(Estimate.bare(ratio)));
    }
  }
}
