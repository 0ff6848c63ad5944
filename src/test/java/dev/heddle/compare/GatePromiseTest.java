package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Alarms;
import dev.heddle.result.Alarms.Again;
import dev.heddle.result.RowId;
import dev.heddle.stats.ChangePoint;
import dev.heddle.stats.Estimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often builds without a change are red, in simulated histories that nobody touches. */
class GatePromiseTest {

  private static final int FIRST = 12;
  private static final int BUILDS = 200;
  private static final int HISTORIES = 20;

  /** To measure again and to walk anew after each alarm takes long. */
  private static final int FEW_HISTORIES = 6;

  private static final int ROWS = 10;
  private static final double THRESHOLD = 0.03;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** The share of red builds in the first half and in the second. */
  private record Counted(double early, double late) {
    double all() {
      return (early + late) / 2;
    }
  }

  @Tag("contract")
  @Test
  void theShareOfRedBuildsDoesNotRiseWhereNobodyTouchesAnAlarm() {
    doesNotRise(3, 0.4, 0.05);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"1000, 0, 0.012", "1000, 0.4, 0.012", "3, 0, 0.055"})
  void norDoesItRiseUnderOtherNoise(int tails, double rho, double most) {
    doesNotRise(tails, rho, most);
  }

  private static void doesNotRise(int tails, double rho, double most) {
    Counted red = red(new Random(7), HISTORIES, tails, rho, false);

    assertThat(red.all()).isLessThan(most);
    assertThat(red.late()).isLessThan(red.early() + 0.02);
  }

  @Tag("contract")
  @Test
  void whatIsMeasuredAgainIsRedInAboutOneOfAHundredBuilds() {
    isRedInFew(FEW_HISTORIES, 3, 0.4, 0.015);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"3, 0.4, 0.015", "1000, 0, 0.004", "1000, 0.4, 0.01", "3, 0, 0.01"})
  void soItIsInManyHistoriesAndUnderOtherNoise(int tails, double rho, double most) {
    isRedInFew(HISTORIES, tails, rho, most);
  }

  private static void isRedInFew(int histories, int tails, double rho, double most) {
    Counted red = red(new Random(8), histories, tails, rho, true);

    assertThat(red.all()).isLessThan(most);
  }

  private static Counted red(Random random, int histories, int tails, double rho, boolean again) {
    int half = BUILDS / 2;
    int early = 0;
    int late = 0;
    for (int history = 0; history < histories; history++) {
      List<Series> series = history(random, tails, rho);
      Alarms alarms = Alarms.NONE;
      Watching watching = watching(series, alarms, again);
      watching.walk(FIRST);
      for (int run = FIRST; run < FIRST + BUILDS; run++) {
        Map<Series, Gate> gates = watching.next();
        boolean red = gates.values().stream().anyMatch(Gate::alarms);
        if (red && again) {
          List<Again> said = again(random, gates, tails, rho);
          red =
              gates.values().stream().anyMatch(gate -> gate.alarms() && !gate.open())
                  || said.stream().anyMatch(Again::confirmed);
          alarms = alarms.with(said);
          watching = watching(series, alarms, true);
          watching.walk(run + 1);
        }
        early += red && run < FIRST + half ? 1 : 0;
        late += red && run >= FIRST + half ? 1 : 0;
      }
    }
    return new Counted((double) early / histories / half, (double) late / histories / half);
  }

  private static List<Again> again(Random random, Map<Series, Gate> gates, int tails, double rho) {
    List<Again> said = new ArrayList<>();
    long suspects = gates.values().stream().filter(Gate::open).count();
    for (Map.Entry<Series, Gate> suspect : gates.entrySet()) {
      Series each = suspect.getKey();
      Gate gate = suspect.getValue();
      if (!gate.open()) {
        continue;
      }
      TrendPoint point =
          each.points().stream()
              .filter(one ->
                  Math.abs(
                          Math.log(one.score().value())
                              - gate.prediction().mean()
                              - Math.log(gate.ratio()))
                      < 1e-12)
              .findFirst()
              .orElseThrow();
      double noise = Math.log(point.score().value());
      double second = rho * noise + Math.sqrt(1 - rho * rho) * 0.02 * noise(random, tails);
      Rerun rerun =
          Confirming.judged(
              gate,
              Unit.Direction.LESS,
              Math.exp(second),
              5,
              Confirming.ofEach((int) suspects),
              THRESHOLD);
      said.add(
          new Again(
              each.fullName(),
              Tables.SCORE,
              point.time(),
              point.commit(),
              rerun instanceof Rerun.Confirmed,
              1,
              1,
              1,
              5,
              BEGIN));
    }
    return said;
  }

  private static Watching watching(List<Series> series, Alarms alarms, boolean screen) {
    List<List<ChangePoint>> none = Collections.nCopies(series.size(), List.of());
    return new Watching(
        series, none, THRESHOLD, 0.005, Tables.SCORE, (_, _) -> false, alarms, screen);
  }

  private static List<Series> history(Random random, int tails, double rho) {
    List<Series> all = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      List<TrendPoint> points = new ArrayList<>();
      double last = noise(random, tails);
      for (int run = 0; run < FIRST + BUILDS; run++) {
        last = rho * last + Math.sqrt(1 - rho * rho) * noise(random, tails);
        points.add(
            new TrendPoint(
                run,
                BEGIN.plusSeconds(86_400L * run),
                "c" + run,
                Estimate.bare(Math.exp(0.02 * last)),
                5));
      }
      RowId id = RowId.of("a.B.row" + row, "avgt", 1, Map.of());
      all.add(new Series(new MatchedRows.Key(id, 0), "", Unit.of("ms/op"), points));
    }
    return all;
  }

  /** A value of Student's t with a spread of 1 where it has one; normal for many degrees. */
  private static double noise(Random random, int tails) {
    if (tails >= 1000) {
      return random.nextGaussian();
    }
    double squares = 0;
    for (int i = 0; i < tails; i++) {
      double each = random.nextGaussian();
      squares += each * each;
    }
    return random.nextGaussian() / Math.sqrt(squares / tails) / Math.sqrt(tails / (tails - 2.0));
  }
}
