package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How often a comparison of 586 rows, 30 of them changed, cries wolf and how often it finds what is
 * there: simulated with 5 forks a side.
 */
class FamilyTest {

  private static final int ROWS = 586;
  private static final int CHANGED = 30;
  private static final int COMPARISONS = 60;
  private static final int ITERATIONS = 5;
  private static final double THRESHOLD = Math.log(1.03);

  /** A way to tell changed rows from others. */
  private interface Gate {
    boolean[] flags(double[] p, double[] log);
  }

  /** The mean number of unchanged rows flagged, and the share of changed ones. */
  private record Rates(double falseAlarms, double power) {}

  @Test
  void theDefaultGateFlagsNextToNothingFalsely() {
    Gate gate = (p, log) -> beyond(FalseDiscovery.adjusted(p), 0.05, log);

    assertThat(rates(gate, 1.05).falseAlarms()).isBetween(0.0, 0.4);
    assertThat(rates(gate, 1.05).power()).isBetween(0.31, 0.41);
    assertThat(rates(gate, 1.10).power()).isBetween(0.61, 0.71);
  }

  @Test
  void withoutCorrectionMoreIsFoundAndSomeOfItIsFalse() {
    Gate gate = (p, log) -> beyond(p, 0.01, log);

    assertThat(rates(gate, 1.05).falseAlarms()).isBetween(0.8, 2.2);
    assertThat(rates(gate, 1.05).power()).isBetween(0.49, 0.59);
    assertThat(rates(gate, 1.10).power()).isBetween(0.73, 0.83);
  }

  /** Iterations of one fork share its luck; taken for a sample they cry wolf all day. */
  @Test
  void iterationsAreNoSample() {
    Random random = new Random(3);
    int flagged = 0;
    for (int row = 0; row < ROWS; row++) {
      double spread = Simulated.spread(random);
      double[][] sides = new double[2][];
      for (int side = 0; side < 2; side++) {
        double[] forks = Simulated.run(random, 0, spread, 0, 5);
        sides[side] = new double[forks.length * ITERATIONS];
        for (int i = 0; i < sides[side].length; i++) {
          double inside = Math.exp(0.5 * spread * random.nextGaussian());
          sides[side][i] = forks[i / ITERATIONS] * inside;
        }
      }
      flagged += Difference.unpaired(sides[0], sides[1]).p() < 0.05 ? 1 : 0;
    }

    assertThat(flagged).isGreaterThan(140);
  }

  private static boolean[] beyond(double[] p, double alpha, double[] log) {
    boolean[] flags = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      flags[i] = p[i] <= alpha && Math.abs(log[i]) > THRESHOLD;
    }
    return flags;
  }

  private static Rates rates(Gate gate, double change) {
    Random random = new Random(1);
    double falseAlarms = 0;
    double found = 0;
    for (int comparison = 0; comparison < COMPARISONS; comparison++) {
      double[] p = new double[ROWS];
      double[] log = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        double spread = Simulated.spread(random);
        double truth = row < CHANGED ? Math.log(change) : 0;
        Difference each =
            Difference.unpaired(
                Simulated.run(random, truth, spread, 0, 5), Simulated.run(random, 0, spread, 0, 5));
        p[row] = each.p();
        log[row] = each.log();
      }
      boolean[] flags = gate.flags(p, log);
      for (int row = 0; row < ROWS; row++) {
        found += flags[row] && row < CHANGED ? 1 : 0;
        falseAlarms += flags[row] && row >= CHANGED ? 1 : 0;
      }
    }
    return new Rates(falseAlarms / COMPARISONS, found / COMPARISONS / CHANGED);
  }
}
