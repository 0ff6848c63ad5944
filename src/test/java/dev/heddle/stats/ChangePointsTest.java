package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes in simulated series: how often one is seen where there is none, and how soon. */
class ChangePointsTest {

  private static final double LEVEL = 0.01;
  private static final double NOISE = 0.02;
  private static final int ROWS = 20;

  @Test
  void aStepIsFoundWhereItIs() {
    double[] series = noise(new Random(1), 40, 0);
    step(series, 25, 0.1);
    step(series, 33, -0.15);

    List<ChangePoint> changes = new ChangePoints(LEVEL).of(List.of(series)).getFirst();

    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst().at()).isEqualTo(25);
    // the first point of the second step is a little off
    assertThat(changes.getLast().at()).isBetween(32, 34);
    assertThat(33).isBetween(changes.getLast().earliest(), changes.getLast().latest());
  }

  @Test
  void aSeriesWithoutSpreadOrPointsHasNoChange() {
    assertThat(new ChangePoints(LEVEL).of(List.of(new double[30], new double[2], new double[0])))
        .allSatisfy(changes -> assertThat(changes).isEmpty());
  }

  @Test
  void aLevelThatComesAndGoesIsTwoChanges() {
    double[] series = noise(new Random(4), 60, 0);
    step(series, 30, 0.08);
    step(series, 39, -0.08);

    List<ChangePoint> changes = new ChangePoints(LEVEL).of(List.of(series)).getFirst();

    assertThat(changes).hasSize(2);
    assertThat(changes.getFirst().at()).isBetween(29, 31);
    assertThat(changes.getLast().at()).isBetween(38, 40);
    assertThat(30).isBetween(changes.getFirst().earliest(), changes.getFirst().latest());
    assertThat(39).isBetween(changes.getLast().earliest(), changes.getLast().latest());
  }

  /** A level of many points needs no second cut at once to be seen. */
  @Test
  void aLongLevelThatComesAndGoesIsTwoChangesToo() {
    double[] series = noise(new Random(4), 200, 0);
    step(series, 60, 0.08);
    step(series, 140, -0.08);

    List<ChangePoint> changes = new ChangePoints(LEVEL).of(List.of(series)).getFirst();

    assertThat(changes).extracting(ChangePoint::at).containsExactly(60, 140);
  }

  /** Noise that resembles itself from point to point looks like changes to plain permutation. */
  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"0, 30, 0.018", "0.4, 100, 0.03"})
  void noiseAloneSeldomChanges(double correlation, int points, double most) {
    seldomChanges(correlation, points, most);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"0.2, 30, 0.025", "0.4, 30, 0.03", "0, 100, 0.018", "0.2, 100, 0.025"})
  void norDoesOtherNoise(double correlation, int points, double most) {
    seldomChanges(correlation, points, most);
  }

  private static void seldomChanges(double correlation, int points, double most) {
    int none = points;
    assertThat(found(42, 60, 20, LEVEL, points, none, none, correlation)).isLessThan(most);
  }

  /** As {@link ChangePoints#of} has it: one series of a hundred at most shows a change. */
  @ParameterizedTest
  @CsvSource({"0, 30", "0.4, 60"})
  void amongOthersNoiseAloneChangesInOneOfAHundredSeriesAtMost(double correlation, int points) {
    changesInOneOfAHundredSeriesAtMost(correlation, points);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"0.2, 30", "0.4, 30", "0, 60", "0.2, 60"})
  void soDoesOtherNoise(double correlation, int points) {
    changesInOneOfAHundredSeriesAtMost(correlation, points);
  }

  private static void changesInOneOfAHundredSeriesAtMost(double correlation, int points) {
    Random random = new Random(8);
    int changed = 0;
    int histories = 30;
    for (int history = 0; history < histories; history++) {
      List<double[]> rows = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        rows.add(noise(random, points, correlation));
      }
      for (List<ChangePoint> changes : new ChangePoints(LEVEL).of(rows)) {
        changed += changes.isEmpty() ? 0 : 1;
      }
    }

    assertThat((double) changed / histories / ROWS).isLessThanOrEqualTo(0.01);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"1, 400, 5, 0.82", "1, 200, 8, 0.96", "20, 25, 5, 0.79", "20, 25, 8, 0.95"})
  void aStepOfFivePercentIsFoundSoon(int rows, int histories, int after, double least) {
    assertThat(found(7, histories, rows, LEVEL, 30 + after, 30, 30 + after, 0))
        .isGreaterThan(least);
  }

  @Tag("contract")
  @Test
  void ninePointsThatAreFivePercentOffAreFound() {
    assertThat(found(3, 120, 1, 0.01, 60, 40, 49, 0)).isGreaterThan(0.89);
  }

  /** At what Benjamini and Hochberg leave one changed row of twenty. */
  @Tag("contract")
  @Test
  void soTheyAreInManyHistoriesWhereOneOfTwentyRowsChanged() {
    assertThat(found(3, 120, 1, 0.0005, 60, 40, 49, 0)).isGreaterThan(0.64);
  }

  /** So that a row alone cannot be held to 1 % under such noise and find them, too. */
  @Test
  void ninePointsThatAreOffResembleEachOtherAsNoiseMay() {
    Random random = new Random(13);
    double sum = 0;
    for (int i = 0; i < 400; i++) {
      double[] series = noise(random, 60, 0);
      step(series, 40, Math.log(1.05));
      step(series, 49, -Math.log(1.05));
      sum += Autocorrelation.of(Segment.centred(series), 1) / 400;
    }

    assertThat(sum).isBetween(0.33, 0.43);
  }

  /** The share of the first so many series that have a change; histories have twenty rows each. */
  private static double found(
      long seed,
      int histories,
      int changing,
      double level,
      int points,
      int from,
      int to,
      double rho) {
    Random random = new Random(seed);
    int found = 0;
    for (int history = 0; history < histories; history++) {
      List<double[]> rows = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        double[] series = noise(random, points, rho);
        if (row < changing) {
          step(series, from, Math.log(1.05));
          step(series, to, -Math.log(1.05));
        }
        rows.add(series);
      }
      double[] correlations = Autocorrelation.of(rows);
      for (int row = 0; row < changing; row++) {
        Segment whole = new Segment(0, rows.get(row));
        found += ChangePoints.best(whole, correlations[row], level).p() <= level ? 1 : 0;
      }
    }
    return (double) found / changing / histories;
  }

  @Test
  void manySeriesAreOneFamily() {
    Random random = new Random(3);
    int families = 20;
    int red = 0;
    for (int family = 0; family < families; family++) {
      List<double[]> series = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        series.add(noise(random, 40, 0));
      }
      step(series.getFirst(), 25, 0.1);
      List<List<ChangePoint>> changes = new ChangePoints(LEVEL).of(series);
      assertThat(changes.getFirst()).isNotEmpty();
      red += changes.stream().skip(1).anyMatch(each -> !each.isEmpty()) ? 1 : 0;
    }

    assertThat(red).isLessThan(3);
  }

  private static double[] noise(Random random, int points, double correlation) {
    double[] series = new double[points];
    double last = NOISE * random.nextGaussian();
    double own = NOISE * Math.sqrt(1 - correlation * correlation);
    for (int i = 0; i < points; i++) {
      last = i == 0 ? last : correlation * last + own * random.nextGaussian();
      series[i] = last;
    }
    return series;
  }

  private static void step(double[] series, int from, double size) {
    for (int i = from; i < series.length; i++) {
      series[i] += size;
    }
  }
}
