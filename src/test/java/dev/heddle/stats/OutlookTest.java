package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a row has enough rounds, by what is known of its spread beforehand. */
class OutlookTest {

  private static final int ROWS = 586;
  private static final int CHANGED = 30;

  /** So many rounds a row may have at least, and at most. */
  private static final int LEAST = 3;

  private static final int MOST = 12;
  private static final double THRESHOLD = Math.log(1.03);
  private static final double LEVEL = 0.05;

  /** A row's variance wanders between runs: by so much its logarithm does, beyond chance. */
  private static final double WANDERS = Math.sqrt(0.26);

  private final Outlook outlook =
      new Outlook(Math.log(1.05), THRESHOLD, LEVEL / Looks.PLANNED * LEVEL);

  @Test
  void whatScattersMoreNeedsMoreRounds() {
    assertThat(outlook.rounds(new Prior(2 * 0.002 * 0.002, 6))).hasValue(2);
    int usual = outlook.rounds(new Prior(2 * 0.02 * 0.02, 6)).orElseThrow();
    assertThat(usual).isBetween(5, 12);
    assertThat(outlook.rounds(new Prior(2 * 0.06 * 0.06, 6)).orElseThrow()).isGreaterThan(4 * 12);
    assertThat(outlook.rounds(new Prior(2, 6))).isEmpty();
  }

  @Test
  void aRowGoesOnWhileAChangeOfItCouldStillBeTold() {
    assertThat(outlook.hopeful(new Difference(0.06, 0.0004, 7), 2, 12)).isTrue();
    assertThat(outlook.hopeful(new Difference(-0.06, 0.0004, 7), 2, 12)).isTrue();
    assertThat(outlook.hopeful(new Difference(0.001, 0.0001, 7), 2, 3)).isFalse();
    assertThat(outlook.hopeful(new Difference(0.06, 0.0004, 16), 12, 12)).isFalse();
    assertThat(outlook.hopeful(Difference.UNKNOWN, 2, 12)).isFalse();
  }

  /** Shares of changed rows that are found, false ones a comparison, forks a side of a row. */
  private record Found(double power, double falsely, double forks) {}

  /** With a third of the forks as much is found as with ten of each row, and no more is false. */
  @Tag("contract")
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.10})
  void aThirdOfTheForksFindsAsMuchAsTenOfEachRow(double change) {
    Found ten = new Found(0, 0, 0);
    Found planned = new Found(0, 0, 0);
    Random random = new Random(20);
    int comparisons = 100;
    for (int comparison = 0; comparison < comparisons; comparison++) {
      double[] ofTen = new double[ROWS];
      double[] ofPlan = new double[ROWS];
      double forks = 0;
      for (int row = 0; row < ROWS; row++) {
        double spread = Simulated.spread(random);
        double before = spread * Math.exp(WANDERS / 2 * random.nextGaussian());
        Prior earlier =
            Objects.requireNonNull(
                Prior.ofForks(Sample.of(Simulated.run(random, 0, before, 0, 26))));
        Prior prior = new Prior(2 * earlier.variance(), earlier.degreesOfFreedom());
        double truth = row < CHANGED ? Math.log1p(change) : 0;
        double[] above = Simulated.run(random, truth, spread, 0, MOST);
        double[] below = Simulated.run(random, 0, spread, 0, MOST);
        ofTen[row] = p(of(above, below, 10));
        int most = Math.max(LEAST, Math.min(MOST, outlook.rounds(prior).orElse(MOST)));
        int rounds = 2;
        while (rounds < most
            && outlook.hopeful(of(above, below, rounds).with(prior), rounds, most)) {
          rounds++;
        }
        forks += rounds;
        ofPlan[row] = p(of(above, below, rounds).with(prior));
      }
      ten = plus(ten, ofTen, 10.0 * ROWS, LEVEL);
      planned = plus(planned, ofPlan, forks, LEVEL / Looks.PLANNED);
    }
    double all = (double) comparisons * CHANGED;
    assertThat(planned.power() / all).isGreaterThan(ten.power() / all - 0.02);
    assertThat(planned.forks()).isLessThan(0.35 * ten.forks());
    assertThat(planned.falsely()).isLessThanOrEqualTo(ten.falsely() + Math.sqrt(ten.falsely()));
  }

  private static Difference of(double[] above, double[] below, int rounds) {
    return Difference.paired(Arrays.copyOf(above, rounds), Arrays.copyOf(below, rounds));
  }

  private static double p(Difference difference) {
    return Math.abs(difference.log()) > THRESHOLD ? difference.p() : 1;
  }

  private static Found plus(Found sum, double[] p, double forks, double level) {
    double[] adjusted = FalseDiscovery.adjusted(p);
    double found = 0;
    double falsely = 0;
    for (int row = 0; row < p.length; row++) {
      if (adjusted[row] <= level) {
        found += row < CHANGED ? 1 : 0;
        falsely += row < CHANGED ? 0 : 1;
      }
    }
    return new Found(sum.power + found, sum.falsely + falsely, sum.forks + forks);
  }
}
