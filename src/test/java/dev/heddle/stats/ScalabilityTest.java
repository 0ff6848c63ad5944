package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Universal Scalability Law, on data made by it and by others. */
class ScalabilityTest {

  private static final double[] WORKERS = {1, 2, 4, 8, 16, 24, 32};

  private static double[] each(double tolerance) {
    double[] each = new double[WORKERS.length];
    Arrays.fill(each, tolerance);
    return each;
  }

  private static double[] by(Scalability law, double noise, long seed) {
    Random random = new Random(seed);
    return Arrays.stream(WORKERS)
        .map(n -> law.at(n) * Math.exp(noise * random.nextGaussian()))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({"1000, 0.03, 0.0005", "0.002, 0.2, 0.01", "5, 0, 0", "7, 0.1, 0", "3, 0, 0.002"})
  void whatMadeTheDataIsFound(double one, double contention, double coherency) {
    Scalability law = new Scalability(one, contention, coherency);

    Scalability found = Scalability.fit(WORKERS, by(law, 0, 1), each(1e-4)).orElseThrow();

    assertThat(found.one()).isCloseTo(one, within(one * 1e-4));
    assertThat(found.contention()).isCloseTo(contention, within(1e-4));
    assertThat(found.coherency()).isCloseTo(coherency, within(1e-5));
  }

  @Test
  void throughNoiseItIsFoundNearby() {
    Scalability law = new Scalability(100, 0.05, 0.001);
    for (int seed = 0; seed < 50; seed++) {
      Scalability found = Scalability.fit(WORKERS, by(law, 0.01, seed), each(0.05)).orElseThrow();

      assertThat(found.contention()).isBetween(0.02, 0.09);
      assertThat(found.peak(32).orElseThrow()).isBetween(20.0, 50.0);
    }
  }

  @Test
  void theMostIsDoneByAsManyAsTheLawSays() {
    Scalability law = new Scalability(10, 0.1, 0.001);

    assertThat(law.peak(32).orElseThrow()).isCloseTo(30, within(1e-9));
    assertThat(law.at(30)).isGreaterThan(law.at(29)).isGreaterThan(law.at(31));
    assertThat(new Scalability(10, 0.1, 0).peak(32)).isEmpty();
  }

  @Test
  void noPeakIsSaidThatIsRoundingOrFarBeyondWhatWasMeasured() {
    assertThat(new Scalability(10, 0.1, 0.001).peak(14)).as("30, of at most 14").isEmpty();
    assertThat(new Scalability(10, 1 - 1e-9, 1e-12).peak(32)).as("kappa of rounding").isEmpty();
    assertThat(new Scalability(10, 1, 0.001).peak(32)).as("all one at a time").hasValue(1);
  }

  @Test
  void aCurveThatFallsFasterThanWorkOfWhichAllWaitsIsNoneOfThisLaw() {
    assertThat(Scalability.fit(WORKERS, by(new Scalability(10, 1.2, 0), 0, 1), each(0.05)))
        .isEmpty();
  }

  @Test
  void aCurveThatIsNoneOfThisLawIsNotForcedIntoIt() {
    // as many as there are processors gain all, and one more nothing at all
    double[] steps = Arrays.stream(WORKERS).map(n -> 10 * Math.min(n, 4)).toArray();

    assertThat(Scalability.fit(WORKERS, steps, each(0.03))).isEmpty();
  }

  @Test
  void aPointThatMissesByMoreThanItsOwnToleranceRefusesTheLaw() {
    double[] odd = by(new Scalability(100, 0.05, 0.001), 0, 1);
    odd[3] *= 1.2;

    assertThat(Scalability.fit(WORKERS, odd, each(0.05))).isEmpty();
  }

  @Test
  void fewPointsAndValuesWithoutALogarithmSayNothing() {
    double[] five = {1, 2, 3, 4, 5};
    assertThat(Scalability.fit(five, five, five)).isEmpty();
    double[] zero = by(new Scalability(100, 0.05, 0.001), 0, 1);
    zero[2] = 0;
    assertThat(Scalability.fit(WORKERS, zero, each(1))).isEmpty();
  }
}
