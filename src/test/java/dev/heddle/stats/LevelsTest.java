package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of levels, in simulated series. */
class LevelsTest {

  /** Student's t on each level's own points would hold it in 80 of 100 at 0.4, and in 67 at 0.6. */
  @ParameterizedTest
  @CsvSource({"30, 0", "30, 0.2", "30, 0.4", "30, 0.6", "15, 0.4", "8, 0.4"})
  void intervalsHoldTheLevelThoughPointsResembleTheOnesBefore(int after, double rho) {
    Random random = new Random(11);
    int held = 0;
    int series = 4000;
    for (int i = 0; i < series; i++) {
      double[] points = Simulated.series(random, 30 + after, 1000, rho);
      for (int k = 30; k < points.length; k++) {
        points[k] += 3;
      }
      Interval level = interval(Levels.of(points, 30).getLast());
      held += level.low() <= Math.exp(3) && Math.exp(3) <= level.high() ? 1 : 0;
    }

    assertThat((double) held / series).isBetween(0.937, 0.98);
  }

  @Test
  void aLevelIsTheGeometricMeanOfItsPoints() {
    double[] logarithms = {Math.log(2), Math.log(8), Math.log(9), Math.log(4), Math.log(6)};

    List<Estimate> levels = Levels.of(logarithms, 2, 4);

    assertThat(levels).hasSize(3);
    assertThat(levels.get(0).value()).isCloseTo(4, within(1e-12));
    assertThat(levels.get(1).value()).isCloseTo(6, within(1e-12));
    assertThat(interval(levels.get(1)).low()).isLessThan(4);
    assertThat(levels.get(2).value()).isCloseTo(6, within(1e-12));
    assertThat(levels.get(2).interval()).isNull();
  }

  @Test
  void pointsWithoutSpreadGiveAnIntervalWithoutWidth() {
    Estimate level = Levels.of(new double[10], 5).getLast();

    assertThat(interval(level)).isEqualTo(new Interval(1, 1));
  }

  private static Interval interval(Estimate level) {
    return Objects.requireNonNull(level.interval());
  }
}
