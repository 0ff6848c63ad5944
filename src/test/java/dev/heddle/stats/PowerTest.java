package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Power against scipy 1.17's noncentral t distribution, {@code nct.sf}. */
class PowerTest {

  @ParameterizedTest
  @CsvSource({
    "0.05, 0.021, 4, 0.7810831959492085",
    "0.10, 0.0385, 5, 0.9271058730683781",
    "0.03, 0.021, 9, 0.8003515948016688",
    "0.10, 0.021, 3, 0.9807625200332919",
  })
  void findingAgreesWithTheNoncentralT(double change, double spread, int forks, double power) {
    assertThat(new Power(0.05).ofFinding(Math.log(1 + change), spread, forks))
        .isCloseTo(power, within(0.012));
  }

  /** The noncentral t asks for 3, 4, 9; 5, 11, 31; 9, 28, 81. */
  @ParameterizedTest
  @CsvSource({
    "0.10, 0, 3", "0.10, 0.6745, 4", "0.10, 1.2816, 9",
    "0.05, 0, 5", "0.05, 0.6745, 11", "0.05, 1.2816, 31",
    "0.03, 0, 9", "0.03, 0.6745, 28", "0.03, 1.2816, 81",
  })
  void theForksForATypicalBenchmark(double change, double z, int forks) {
    double spread = 0.021 * Math.exp(0.9 * z);
    Power power = new Power(0.05);
    int enough = 2;
    while (power.ofFinding(Math.log(1 + change), spread, enough) < 0.8) {
      enough++;
    }

    assertThat(enough).isBetween(forks - 1, forks + 1);
  }

  @Test
  void soManyForksSettleItInEightOfTen() {
    for (double truth : new double[] {0, 0.01, 0.06, 0.1}) {
      Power power = new Power(0.05);
      double spread = 0.04;
      Difference seen = new Difference(truth, 2 * spread * spread / 5, 8);
      int forks = power.forksToSettle(seen, Math.log(1.03), 5, 0, 0).orElseThrow();

      assertThat(settled(truth, spread, forks)).as("%s, %s", truth, forks).isBetween(0.75, 0.88);
    }
  }

  @Test
  void toBeCertainTakesMoreForks() {
    for (double truth : new double[] {0.06, 0.1}) {
      double spread = 0.04;
      Difference seen = new Difference(truth, 2 * spread * spread / 5, 8);
      int forks = new Power(0.05, true).forksToSettle(seen, Math.log(1.03), 5, 0, 0).orElseThrow();

      assertThat(forks)
          .isGreaterThan(
              new Power(0.05).forksToSettle(seen, Math.log(1.03), 5, 0, 0).orElseThrow());
      assertThat(certain(truth, spread, forks)).as("%s, %s", truth, forks).isBetween(0.75, 0.88);
    }
  }

  private static double certain(double truth, double spread, int forks) {
    Random random = new Random(12);
    int settled = 0;
    int times = 4000;
    for (int i = 0; i < times; i++) {
      Difference each =
          Difference.unpaired(
              Simulated.run(random, truth, spread, 0, forks),
              Simulated.run(random, 0, spread, 0, forks));
      settled += Math.abs(each.log()) - each.half(0.05) > Math.log(1.03) ? 1 : 0;
    }
    return (double) settled / times;
  }

  @Test
  void whatLiesOnTheThresholdIsNeverSettled() {
    Difference seen = new Difference(Math.log(1.03), 0.001, 8);

    assertThat(new Power(0.05).forksToSettle(seen, Math.log(1.03), 5, 0, 0)).isEmpty();
  }

  @Test
  void noForkTakesAwayWhatRunsDifferBy() {
    Difference seen = new Difference(0.06, 0.0018, 8);

    assertThat(new Power(0.05).forksToSettle(seen, Math.log(1.03), 5, 0.0016, 0)).isEmpty();
  }

  private static double settled(double truth, double spread, int forks) {
    Random random = new Random(11);
    double threshold = Math.log(1.03);
    int settled = 0;
    int times = 4000;
    for (int i = 0; i < times; i++) {
      Difference each =
          Difference.unpaired(
              Simulated.run(random, truth, spread, 0, forks),
              Simulated.run(random, 0, spread, 0, forks));
      double error = Student.quantile(0.05, each.degreesOfFreedom());
      double half = error * Math.sqrt(each.squaredError());
      boolean found = each.p() <= 0.05 && Math.abs(each.log()) > threshold;
      boolean within = Math.abs(each.log()) + half < threshold;
      settled += found || within ? 1 : 0;
    }
    return (double) settled / times;
  }
}
