package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The smallest change that is seen: in rounds against scipy 1.17, the noncentrality at which {@code
 * nct.sf} is 0.8, found by {@code brentq}, times the standard error by hand; in separate runs
 * against {@code t.ppf}.
 */
class SensitivityTest {

  private static final RunNoise NOISE = new RunNoise(0.00028, 4, 0.0004, 20, 5, Double.NaN);
  private static final Sensitivity TYPICAL = new Sensitivity(NOISE, 0.05, 0);

  @ParameterizedTest
  @CsvSource({"5, 1.0487238744615284", "10, 1.0285717586988925", "20, 1.0188556974229188"})
  void itAgreesWithTheNoncentralT(int forks, double rounds) {
    assertThat(TYPICAL.ofRounds(forks)).isCloseTo(rounds, within(0.001));
  }

  @Test
  void separateRunsAreToldByTheT() {
    double error = Math.sqrt(2 * 0.00028);

    assertThat(TYPICAL.toldOfSuchRuns())
        .isCloseTo(Math.exp(2.7764451051977987 * error), within(1e-9))
        .isEqualTo(TYPICAL.toldOfSeparateRuns(5));
    assertThat(TYPICAL.ofSeparateRuns(5))
        .isCloseTo(Math.exp((2.7764451051977987 + 0.9409646) * error), within(1e-7));
  }

  @Test
  void whatDoesNotCountIsNotTold() {
    Sensitivity strict = new Sensitivity(NOISE, 0.05, Math.log(1.2));

    assertThat(strict.toldOfSeparateRuns(5)).isCloseTo(1.2, within(1e-12));
    assertThat(strict.ofSeparateRuns(5)).isGreaterThan(1.2);
    assertThat(strict.ofRounds(20)).isGreaterThan(1.2);
  }

  @Test
  void suchAChangeIsFoundInEightOfTenBySeparateRuns() {
    Random random = new Random(3);
    int times = 4000;
    int found = 0;
    for (int i = 0; i < times; i++) {
      List<double[]> repeated = new ArrayList<>();
      for (int run = 0; run < 5; run++) {
        repeated.add(Simulated.run(random, 0, 0.02, 0.015, 5));
      }
      RunNoise noise = Objects.requireNonNull(RunSpread.of(List.of(new Sample(repeated)))).alone();
      double change = Math.log(new Sensitivity(noise, 0.05, 0).ofSeparateRuns(5));
      Sample above = Sample.of(Simulated.run(random, change, 0.02, 0.015, 5));
      Sample below = Sample.of(Simulated.run(random, 0, 0.02, 0.015, 5));
      found += Difference.unpaired(above, below, noise).p() <= 0.05 ? 1 : 0;
    }

    assertThat((double) found / times).isBetween(0.78, 0.82);
  }

  @Test
  void suchAChangeIsFoundInEightOfTenByRounds() {
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
    Sensitivity exact = new Sensitivity(new RunNoise(0, 4, 0, 20, 5, Double.NaN), 0.05, 0);

    assertThat(exact.ofSeparateRuns(5)).isEqualTo(1);
    assertThat(exact.toldOfSuchRuns()).isEqualTo(1);
    assertThat(exact.ofRounds(5)).isEqualTo(1);
  }
}
