package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row's own earlier forks are worth to the comparison of its next ones. */
class PriorTest {

  private static final int ROWS = 586;
  private static final int CHANGED = 30;
  private static final int COMPARISONS = 25;
  private static final double THRESHOLD = Math.log(1.03);

  /** A row's variance wanders between runs: by so much its logarithm does, beyond chance. */
  private static final double WANDERS = Math.sqrt(0.26);

  /** The shares of changed rows found, and of told ones that are false. */
  private record Found(double power, double falsely) {}

  @ParameterizedTest
  @CsvSource({"3, 0.02, 0.07, 0.28, 0.36", "5, 0.32, 0.41, 0.46, 0.55"})
  void moreOfWhatChangedIsFoundAndNoMoreIsFalse(
      int forks, double least, double most, double leastWith, double mostWith) {
    Found without = found(forks, Known.NOTHING);
    Found with = found(forks, Known.EARLIER);

    assertThat(without.power()).isBetween(least, most);
    assertThat(with.power()).isBetween(leastWith, mostWith);
    assertThat(with.falsely()).isLessThan(0.055);
  }

  /**
   * No number of earlier forks finds more than one who knows each row's spread to the last digit.
   */
  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"3, 0.40, 0.50", "5, 0.54, 0.63"})
  void whoKnewEverySpreadWouldFindLessThanHalfWithThreeForks(int forks, double least, double most) {
    Found all = found(forks, Known.ALL);

    assertThat(all.power()).isBetween(least, most).isGreaterThan(found(forks, Known.EARLIER).power);
  }

  /** An error that is taken for larger than it is finds less. */
  @Tag("contract")
  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void unchangedRowsPassALevelAsOftenAsItSays(int forks) {
    Random random = new Random(forks);
    int rows = 60_000;
    int passed = 0;
    for (int row = 0; row < rows; row++) {
      passed += difference(random, forks, 0, Known.EARLIER).p() <= 0.05 ? 1 : 0;
    }

    assertThat((double) passed / rows).isBetween(0.047, 0.053);
  }

  /** What is known of a row's spread besides its new forks. */
  private enum Known {
    NOTHING,
    EARLIER,
    ALL
  }

  private static Difference difference(Random random, int forks, double truth, Known known) {
    double spread = Simulated.spread(random);
    double before = spread * Math.exp(WANDERS / 2 * random.nextGaussian());
    Sample earlier = Sample.of(Simulated.run(random, 0, before, 0, 26));
    Sample above = Sample.of(Simulated.run(random, truth, spread, 0, forks));
    Sample below = Sample.of(Simulated.run(random, 0, spread, 0, forks));
    Prior past = Objects.requireNonNull(Prior.ofForks(earlier));
    Difference alone = Difference.unpaired(above, below, null);
    return switch (known) {
      case NOTHING -> alone;
      case EARLIER -> Difference.unpaired(above, below, past, past);
      case ALL -> new Difference(alone.log(), 2 * spread * spread / forks, 1e9);
    };
  }

  private static Found found(int forks, Known known) {
    Random random = new Random(forks);
    double found = 0;
    double told = 0;
    for (int comparison = 0; comparison < COMPARISONS; comparison++) {
      double[] p = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        double truth = row < CHANGED ? Math.log(1.05) : 0;
        Difference difference = difference(random, forks, truth, known);
        p[row] = Math.abs(difference.log()) > THRESHOLD ? difference.p() : 1;
      }
      double[] adjusted = FalseDiscovery.adjusted(p);
      for (int row = 0; row < ROWS; row++) {
        if (adjusted[row] <= 0.05) {
          told++;
          found += row < CHANGED ? 1 : 0;
        }
      }
    }
    return new Found(found / COMPARISONS / CHANGED, (told - found) / Math.max(1, told));
  }

  @Test
  void itIsTheVarianceOfForksAroundTheirRunsWorthSixAtMost() {
    Sample few = new Sample(List.of(new double[] {10, 11}, new double[] {20, 22}));
    Sample many =
        new Sample(List.of(new double[] {10, 11, 10, 11}, new double[] {20, 22, 20, 22, 20, 22}));

    Prior prior = Objects.requireNonNull(Prior.ofForks(few));

    double half = Math.log(1.1) / 2;
    assertThat(prior.variance()).isCloseTo(2 * half * half, within(1e-12));
    assertThat(prior.degreesOfFreedom()).isEqualTo(2);
    assertThat(Objects.requireNonNull(Prior.ofForks(many)).degreesOfFreedom()).isEqualTo(6);
    assertThat(Prior.ofForks(new Sample(List.of(new double[] {1}, new double[] {2})))).isNull();
    assertThat(Prior.ofForks(Sample.of(3, 3, 3))).isNull();
  }

  @Test
  void oneRowHasOneVarianceAndTwoRowsHaveTwo() {
    Sample above = Sample.of(10, 10.2, 10.4);
    Sample below = Sample.of(9, 9.1, 9.5);
    Prior one = new Prior(0.0004, 6);

    Difference same = Difference.unpaired(above, below, one, one);
    Difference others = Difference.unpaired(above, below, one, new Prior(0.0005, 6));

    double pooled =
        (2 * above.variance() + 2 * below.variance() + 6 * 0.0004) / (2 + 2 + 6) * 2 / 3;
    assertThat(same.squaredError()).isCloseTo(pooled, within(1e-15));
    assertThat(same.degreesOfFreedom()).isEqualTo(10);
    double apart =
        ((2 * above.variance() + 6 * 0.0004) + (2 * below.variance() + 6 * 0.0005)) / 8 / 3;
    assertThat(others.squaredError()).isCloseTo(apart, within(1e-15));
    assertThat(others.degreesOfFreedom()).isBetween(8.0, 16.0);
  }

  @Test
  void forksThatScatterFarMoreThanTheyDidLeaveThePastBehind() {
    Sample above = Sample.of(10, 14, 9);
    Sample below = Sample.of(9, 10, 12);
    Prior calm = new Prior(0.0001, 6);

    assertThat(Difference.unpaired(above, below, calm, calm))
        .isEqualTo(Difference.unpaired(above, below, null));
  }

  @Test
  void pairsHaveThePriorOfPairs() {
    double[] above = {11, 11.2, 11.4};
    double[] below = {10, 10.4, 10.2};
    Difference alone = Difference.paired(above, below);
    Prior prior = Objects.requireNonNull(Prior.ofPairs(List.of(alone, alone, alone, alone)));

    Difference with = alone.with(prior);

    assertThat(prior.degreesOfFreedom()).isEqualTo(6);
    // digamma(3) - log 3 - digamma(4) + log 4, by mpmath
    double ofEightWorthSix = Math.exp(-0.0456512608815525);
    assertThat(prior.variance())
        .isCloseTo(ofEightWorthSix * 3 * alone.squaredError(), within(1e-15));
    assertThat(with.squaredError())
        .isCloseTo((2 + 6 * ofEightWorthSix) / 8 * alone.squaredError(), within(1e-15));
    assertThat(with.degreesOfFreedom()).isEqualTo(8);
    assertThat(Prior.ofPairs(List.of())).isNull();
  }
}
