package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The smallest change that is seen, against scipy 1.17: the noncentrality at which {@code nct.sf}
 * is 0.8, found by {@code brentq}, times the standard error by hand.
 */
class SensitivityTest {

  private static final Sensitivity TYPICAL = new Sensitivity(0.0004, 0.0002, 5);

  @ParameterizedTest
  @CsvSource({
    "5, 1.0950784566442142, 1.0487238744615284",
    "10, 1.0861634912842422, 1.0285717586988925",
    "20, 1.0821247338650384, 1.0188556974229188",
  })
  void itAgreesWithTheNoncentralT(int forks, double separate, double rounds) {
    assertThat(TYPICAL.ofSeparateRuns(forks)).isCloseTo(separate, within(0.001));
    assertThat(TYPICAL.ofRounds(forks)).isCloseTo(rounds, within(0.001));
  }

  @Test
  void suchAChangeIsFoundInEightOfTen() {
    Random random = new Random(4);
    double change = Math.log(TYPICAL.ofRounds(5));
    int times = 4000;
    int found = 0;
    for (int i = 0; i < times; i++) {
      double[] above = Simulated.run(random, change, 0.02, 0, 5);
      double[] below = Simulated.run(random, 0, 0.02, 0, 5);
      found += Difference.paired(above, below).p() <= 0.05 ? 1 : 0;
    }

    assertThat((double) found / times).isBetween(0.77, 0.83);
  }

  @Test
  void whereNothingVariesEverythingIsSeen() {
    Sensitivity exact = new Sensitivity(0, 0, 5);

    assertThat(exact.ofSeparateRuns(5)).isEqualTo(1);
    assertThat(exact.ofRounds(5)).isEqualTo(1);
  }

  @Test
  void runsOfOneForkAndOneRunTellNothing() {
    assertThat(Sensitivity.of(Sample.of(1, 2, 3))).isNull();
    assertThat(Sensitivity.of(new Sample(List.of(new double[] {1}, new double[] {2})))).isNull();
    assertThat(Sensitivity.of(new Sample(List.of(new double[] {1, 0}, new double[] {2, 1}))))
        .isNull();
  }

  @Test
  void itIsWhatTheRunsTell() {
    Sample runs = new Sample(List.of(new double[] {10, 10.2}, new double[] {11, 11.1}));

    Sensitivity found = Objects.requireNonNull(Sensitivity.of(runs));

    assertThat(found.ofRuns())
        .isEqualTo(Objects.requireNonNull(RunNoise.of(List.of(runs))).variance());
    assertThat(found.runs()).isEqualTo(2);
    assertThat(found.ofForks()).isCloseTo(runs.variance(), within(1e-15));
  }
}
