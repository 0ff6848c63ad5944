package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes in simulated series: how often one is seen where there is none, and how soon. */
class ChangePointsTest {

  private static final double LEVEL = 0.01;
  private static final double NOISE = 0.02;

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

  /** Noise that resembles itself from point to point looks like changes to plain permutation. */
  @ParameterizedTest
  @CsvSource({
    "0, 30, 0.018", "0.2, 30, 0.025", "0.4, 30, 0.03",
    "0, 100, 0.018", "0.2, 100, 0.02", "0.4, 100, 0.025",
  })
  void noiseAloneSeldomChanges(double correlation, int points, double most) {
    assertThat(found(new Random(42), 60, 20, () -> 0, points, 0, correlation)).isLessThan(most);
  }

  @ParameterizedTest
  @CsvSource({"1, 500, 5, 0.87", "1, 500, 8, 0.97", "20, 25, 5, 0.82", "20, 25, 8, 0.95"})
  void aStepOfFivePercentIsFoundSoon(int rows, int histories, int after, double least) {
    assertThat(found(new Random(7), histories, rows, () -> Math.log(1.05), 30, after, 0))
        .isGreaterThan(least);
  }

  /** The share of the first so many series that have a change; histories have twenty rows each. */
  private static double found(
      Random random,
      int histories,
      int changing,
      DoubleSupplier size,
      int before,
      int after,
      double rho) {
    int found = 0;
    for (int history = 0; history < histories; history++) {
      List<double[]> rows = new ArrayList<>();
      for (int row = 0; row < 20; row++) {
        double[] series = noise(random, before + after, rho);
        step(series, before, row < changing ? size.getAsDouble() : 0);
        rows.add(series);
      }
      double[] correlations = Autocorrelation.of(rows);
      for (int row = 0; row < changing; row++) {
        Segment whole = new Segment(0, rows.get(row));
        found += ChangePoints.p(whole, correlations[row], LEVEL) <= LEVEL ? 1 : 0;
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
