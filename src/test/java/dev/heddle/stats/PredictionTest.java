package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the next point should be. */
class PredictionTest {

  /** numpy: mean -+ t.ppf(.975, 4) * std(ddof=1) * sqrt(1 + 1 / 5), t from scipy 1.17. */
  @Test
  void pointsThatKnowNothingOfEachOtherGiveTheTextbooksInterval() {
    Prediction next = Prediction.after(0.10, -0.05, 0.08, -0.06, 0.02);
    Interval interval = next.interval(0.05);

    assertThat(Math.log(interval.low())).isCloseTo(-0.20383779016023534, within(1e-9));
    assertThat(Math.log(interval.high())).isCloseTo(0.23983779016023532, within(1e-9));
    assertThat(next.p(Math.log(interval.high()))).isCloseTo(0.05, within(1e-9));
  }

  /** What ten rows say together; of one alone it is mostly chance. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0.1", "0.4, 0.28, 0.42"})
  void rowsTellTogetherHowMuchPointsResembleTheOnesBefore(
      double correlation, double least, double most) {
    Random random = new Random(12);
    double sum = 0;
    for (int history = 0; history < 100; history++) {
      List<Prediction> rows = new ArrayList<>();
      for (int row = 0; row < 10; row++) {
        rows.add(Prediction.after(Simulated.series(random, 30, 1000, correlation)));
      }
      sum += Prediction.correlation(rows) / 100;
    }

    assertThat(sum).isBetween(least, most);
    assertThat(Prediction.correlation(List.of())).isZero();
  }

  /** A build of 40 rows is red where any row's next point is beyond its one-sided level. */
  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"0, 0.017", "0.2, 0.02", "0.4, 0.03"})
  void aBuildWithoutAChangeIsSeldomRed(double correlation, double most) {
    Random random = new Random(9);
    int rows = 40;
    double level = 2 * 0.01 / rows;
    int builds = 2000;
    int red = 0;
    for (int build = 0; build < builds; build++) {
      boolean alarm = false;
      for (int row = 0; row < rows; row++) {
        double[] points = new double[11];
        double last = random.nextGaussian();
        double own = Math.sqrt(1 - correlation * correlation);
        for (int i = 0; i < points.length; i++) {
          last = i == 0 ? last : correlation * last + own * random.nextGaussian();
          points[i] = 0.02 * last;
        }
        Prediction next = Prediction.after(Arrays.copyOf(points, 10));
        alarm |= points[10] > next.mean() && next.p(points[10]) <= level;
      }
      red += alarm ? 1 : 0;
    }

    assertThat((double) red / builds).isLessThan(most);
  }
}
