package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels learnt from simulated histories, and what they promise. */
class LearntLevelTest {

  private static final double RED = 0.01;
  private static final int ROWS = 20;
  private static final int WINDOW = 10;

  @Test
  void rightValuesOfPLeaveTwoFifthsOfTheLevelToOrdinaryBuilds() {
    // builds whose smallest p is spread evenly, as that of right p values is
    List<double[]> builds =
        IntStream.range(0, 400).mapToObj(i -> new double[] {(i + 0.5) / 400}).toList();

    LearntLevel level = LearntLevel.of(RED, 1, builds);

    assertThat(level.learnt()).isTrue();
    assertThat(level.nominal()).isCloseTo(RED, within(1e-12));
    assertThat(level.level()).isBetween(0.0025, 0.4 * RED);
  }

  @Test
  void valuesOfPThatAreTooLargeLoosenNothing() {
    LearntLevel level = LearntLevel.of(RED, ROWS, uniform(new Random(1), 300, 0.5));

    assertThat(level.level()).isEqualTo(level.nominal());
    assertThat(level.nominal()).isCloseTo(1 - Math.pow(0.99, 1.0 / ROWS), within(1e-15));
  }

  @Test
  void fewBuildsTeachNothing() {
    List<double[]> builds = new ArrayList<>(uniform(new Random(2), 59, 5));
    builds.add(new double[0]);

    LearntLevel level = LearntLevel.of(RED, ROWS, builds);

    assertThat(level.builds()).isEqualTo(59);
    assertThat(level.learnt()).isFalse();
    assertThat(level.level()).isEqualTo(level.nominal());
    builds.addAll(uniform(new Random(3), 1, 5));
    assertThat(LearntLevel.of(RED, ROWS, builds).level()).isLessThan(level.nominal());
  }

  @Test
  void oneBrokenBuildBlindsNobody() {
    List<double[]> builds = new ArrayList<>(uniform(new Random(4), 100, 1));
    double usual = LearntLevel.of(RED, ROWS, builds).level();
    double[] broken = new double[ROWS];
    builds.set(50, broken);

    assertThat(LearntLevel.of(RED, ROWS, builds).level()).isGreaterThan(usual / 3);
  }

  @Test
  void howManyRowsThereAreNowDecidesHowTheyShareTheLevel() {
    List<double[]> builds = uniform(new Random(5), 200, 2);

    double one = LearntLevel.of(RED, 1, builds).level();
    double ten = LearntLevel.of(RED, 10, builds).level();

    assertThat(1 - Math.pow(1 - ten, 10)).isCloseTo(one, within(1e-12));
  }

  /** The gate at the nominal level is red in 7 to 9 of 100 such builds. */
  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"3, 0, 60", "1000, 0.4, 60"})
  void anOrdinaryBuildWithoutAChangeIsRedLessThanOnceInAHundred(
      int tails, double rho, int learntFrom) {
    isRedLessThanOnceInAHundred(tails, rho, learntFrom);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"3, 0, 150", "3, 0.4, 60", "3, 0.4, 150", "1000, 0, 60"})
  void norIsOneOfOtherHistories(int tails, double rho, int learntFrom) {
    isRedLessThanOnceInAHundred(tails, rho, learntFrom);
  }

  private static void isRedLessThanOnceInAHundred(int tails, double rho, int learntFrom) {
    Random random = new Random(6);
    int histories = 60;
    int asked = 40;
    int red = 0;
    int nominallyRed = 0;
    for (int history = 0; history < histories; history++) {
      List<double[]> builds = walked(random, learntFrom + asked, tails, rho);
      LearntLevel level = LearntLevel.of(RED, ROWS, builds.subList(0, learntFrom));
      for (double[] build : builds.subList(learntFrom, builds.size())) {
        double smallest = Arrays.stream(build).min().orElseThrow();
        red += smallest <= level.level() ? 1 : 0;
        nominallyRed += smallest <= level.nominal() ? 1 : 0;
      }
    }

    double all = (double) histories * asked;
    // 0.004 and more than two standard errors of so many builds of so many histories
    assertThat(red / all).isLessThan(0.01);
    if (tails == 3) {
      assertThat(nominallyRed / all).isGreaterThan(0.05);
    }
  }

  /** As on graphql-java's history, where two of 293 builds were red by a point as from nowhere. */
  @Tag("contract")
  @Test
  void withWildBuildsAmongThemOneInAHundredIsRed() {
    Random random = new Random(8);
    int histories = 60;
    int learntFrom = 150;
    int asked = 100;
    int red = 0;
    for (int history = 0; history < histories; history++) {
      List<double[]> builds = walked(random, learntFrom + asked, 3, 0);
      for (double[] build : builds) {
        build[0] = random.nextInt(293) < 2 ? 1e-12 : build[0];
      }
      LearntLevel level = LearntLevel.of(RED, ROWS, builds.subList(0, learntFrom));
      for (double[] build : builds.subList(learntFrom, builds.size())) {
        red += Arrays.stream(build).min().orElseThrow() <= level.level() ? 1 : 0;
      }
    }

    assertThat((double) red / histories / asked).isBetween(0.005, 0.013);
  }

  /** Builds of p values that are wrong by a power: 1 is right, more is too small. */
  private static List<double[]> uniform(Random random, int builds, double power) {
    List<double[]> all = new ArrayList<>();
    for (int build = 0; build < builds; build++) {
      all.add(
          IntStream.range(0, ROWS)
              .mapToDouble(_ -> Math.pow(1 - random.nextDouble(), power))
              .toArray());
    }
    return all;
  }

  /** For each build the one-sided p of its rows, by the ten points before. */
  private static List<double[]> walked(Random random, int builds, int tails, double rho) {
    double[][] rows = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      rows[row] = Simulated.series(random, WINDOW + builds, tails, rho);
    }
    List<double[]> walked = new ArrayList<>();
    for (int build = 0; build < builds; build++) {
      double[] ps = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        Prediction next = Prediction.after(Arrays.copyOfRange(rows[row], build, build + WINDOW));
        double value = rows[row][build + WINDOW];
        double p = next.p(value) / 2;
        ps[row] = value > next.mean() ? p : 1 - p;
      }
      walked.add(ps);
    }
    return walked;
  }
}
