package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it does to verdicts and intervals that a run goes on until it likes them. */
class StoppingTest {

  private static final int TIMES = 2000;
  private static final double THRESHOLD = Math.log(1.03);

  @Test
  void looksAreFewAndEverFurtherApart() {
    assertThat(Looks.from(5).rounds()).containsExactly(5, 8, 13, 21, 34);
    assertThat(Looks.from(1).rounds().getFirst()).isEqualTo(2);
    assertThat(Looks.from(10).last()).isEqualTo(68);
    assertThat(Looks.from(5).after(8)).isTrue();
    assertThat(Looks.from(5).after(9)).isFalse();
  }

  /** The simulation can show what it is there for: looking after every round cries wolf. */
  @Test
  void lookingAfterEveryRoundAtTheFullLevelErrsTooOften() {
    assertThat(alarms(0, 5, _ -> true, 0.05, 0)).isGreaterThan(0.12);
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "5", "10"})
  void fewLooksThatShareTheLevelKeepIt(int first) {
    Looks looks = Looks.from(first);

    assertThat(alarms(0, first, looks::after, Looks.level(0.05), 0)).isBetween(0.01, 0.05);
  }

  @Test
  void theThresholdMakesFalseAlarmsRarerStill() {
    Looks looks = Looks.from(5);

    assertThat(alarms(0, 5, looks::after, Looks.level(0.05), THRESHOLD)).isLessThan(0.02);
  }

  /** What goes on finds more than the five rounds that it begins with. */
  @Test
  void whatIsThereIsFoundMoreOftenThanByTheFirstRoundsAlone() {
    Looks looks = Looks.from(5);
    double goingOn = alarms(Math.log(1.05), 5, looks::after, Looks.level(0.05), THRESHOLD);
    double firstOnly = alarms(Math.log(1.05), 5, round -> round == 5, 0.05, THRESHOLD);

    assertThat(goingOn).isGreaterThan(firstOnly + 0.1);
  }

  /** Rows stop at different looks, and the family is judged once more at the end. */
  @Test
  void aFamilyWhoseRowsStopAtDifferentLooksHasFewFalseAmongItsFindings() {
    Random random = new Random(7);
    int rows = 20;
    int changed = 5;
    double shares = 0;
    int times = 150;
    for (int time = 0; time < times; time++) {
      boolean[] found = family(random, rows, changed);
      int all = 0;
      int wrong = 0;
      for (int row = 0; row < rows; row++) {
        all += found[row] ? 1 : 0;
        wrong += found[row] && row >= changed ? 1 : 0;
      }
      shares += all == 0 ? 0 : (double) wrong / all;
    }

    assertThat(shares / times).isLessThan(0.05);
  }

  /** Of rows that differ by just the threshold, one look tells 2.5 % to be equivalent. */
  @Test
  void noMoreRowsAreToldToBeEquivalentThanByOneLook() {
    assertThat(equivalents(0.05)).isGreaterThan(0.06);
    assertThat(equivalents(Looks.level(0.05))).isLessThan(0.025);
  }

  /**
   * Rounds are added until the interval is narrow enough: those that are narrow by chance stop
   * first, so intervals hold the truth less often than they say.
   */
  @ParameterizedTest
  @CsvSource({"0.01", "0.02", "0.03", "0.04", "0.06", "0.09"})
  void stoppingByWidthLeavesMostOfTheCoverage(double spread) {
    assertThat(coverage(spread, Width.FEWEST)).isBetween(0.91, 0.96);
  }

  @Test
  void withoutAFewestNumberOfForksItWouldLeaveLess() {
    assertThat(coverage(0.03, 2)).isLessThan(0.9);
  }

  @Test
  void aRowWithFewForksIsNotKnownHoweverNearTheyLie() {
    Estimate narrow = new Estimate(1, new Interval(0.999, 1.001));

    assertThat(new Width(0.02).reached(narrow, 4)).isFalse();
    assertThat(new Width(0.02).reached(narrow, 5)).isTrue();
    assertThat(new Width(0.0005).reached(narrow, 5)).isFalse();
    assertThat(new Width(0.02).reached(Estimate.bare(1), 5)).isFalse();
  }

  /** The share of rows that are reported as changed at some look. */
  private static double alarms(
      double truth, int first, IntPredicate looked, double level, double threshold) {
    Random random = new Random(11);
    int last = Looks.from(first).last();
    int alarms = 0;
    for (int i = 0; i < TIMES; i++) {
      double[][] sides = sides(random, truth, last);
      for (int round = Math.max(2, first); round <= last; round++) {
        if (looked.test(round)) {
          Difference seen = difference(sides, round);
          if (seen.p() <= level && Math.abs(seen.log()) > threshold) {
            alarms++;
            break;
          }
        }
      }
    }
    return (double) alarms / TIMES;
  }

  private static boolean[] family(Random random, int rows, int changed) {
    Looks looks = Looks.from(5);
    double[][][] sides = new double[rows][][];
    for (int row = 0; row < rows; row++) {
      sides[row] = sides(random, row < changed ? Math.log(1.1) : 0, looks.last());
    }
    boolean[] stopped = new boolean[rows];
    boolean[] found = new boolean[rows];
    double[] p = new double[rows];
    double[] log = new double[rows];
    for (int round : looks.rounds()) {
      boolean[] within = new boolean[rows];
      for (int row = 0; row < rows; row++) {
        if (!stopped[row]) {
          Difference seen = difference(sides[row], round);
          p[row] = seen.p();
          log[row] = seen.log();
          within[row] = within(seen, Looks.level(0.05));
        }
      }
      double[] adjusted = FalseDiscovery.adjusted(p);
      for (int row = 0; row < rows; row++) {
        found[row] = adjusted[row] <= Looks.level(0.05) && Math.abs(log[row]) > THRESHOLD;
        stopped[row] |= found[row] || within[row];
      }
    }
    return found;
  }

  private static double[][] sides(Random random, double truth, int rounds) {
    double spread = Simulated.spread(random);
    return new double[][] {
      Simulated.run(random, truth, spread, 0, rounds), Simulated.run(random, 0, spread, 0, rounds)
    };
  }

  private static Difference difference(double[][] sides, int rounds) {
    return Difference.paired(Arrays.copyOf(sides[0], rounds), Arrays.copyOf(sides[1], rounds));
  }

  /** The share of rows told to be equivalent at some look, though they differ by the threshold. */
  private static double equivalents(double level) {
    Random random = new Random(5);
    Looks looks = Looks.from(5);
    int told = 0;
    for (int i = 0; i < TIMES; i++) {
      double[][] sides = {
        Simulated.run(random, THRESHOLD, 0.02, 0, looks.last()),
        Simulated.run(random, 0, 0.02, 0, looks.last())
      };
      for (int round : looks.rounds()) {
        if (within(difference(sides, round), level)) {
          told++;
          break;
        }
      }
    }
    return (double) told / TIMES;
  }

  private static boolean within(Difference seen, double level) {
    Interval interval = Objects.requireNonNull(seen.estimate(level).interval());
    return Math.max(Math.log(interval.high()), -Math.log(interval.low())) < THRESHOLD;
  }

  /** How often the interval holds the truth where a row stops that is to be known to 2 %. */
  private static double coverage(double spread, int fewest) {
    Random random = new Random(13);
    int held = 0;
    for (int i = 0; i < TIMES; i++) {
      double[] forks = Simulated.run(random, 0, spread, 0, 100);
      int rounds = fewest;
      Estimate seen = Means.geometric(Arrays.copyOf(forks, rounds));
      while (seen.halfWidth() > 0.02 && rounds < forks.length) {
        rounds++;
        seen = Means.geometric(Arrays.copyOf(forks, rounds));
      }
      Interval interval = Objects.requireNonNull(seen.interval());
      held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
    }
    return (double) held / TIMES;
  }
}
