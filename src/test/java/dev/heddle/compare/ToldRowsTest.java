package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.stats.Difference;
import dev.heddle.stats.FalseDiscovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of the rows that a comparison reports as changed, how many are not: 586 rows of 5 forks a side,
 * of which half are slower by less than the threshold, simulated with the spread of real forks. Of
 * 60 such comparisons 5 rows are told and all of them have changed; with the p of all rows in the
 * family it would be 113, 17 of them unchanged.
 */
class ToldRowsTest {

  private static final int ROWS = 586;
  private static final int CHANGED = 30;
  private static final int COMPARISONS = 30;
  private static final double THRESHOLD = Math.log(1.03);

  @Test
  void smallChangesOfManyRowsDoNotMakeUnchangedOnesToldAsChanged() {
    Random random = new Random(4);
    int told = 0;
    int unchanged = 0;
    int toldBefore = 0;
    int unchangedBefore = 0;
    for (int comparison = 0; comparison < COMPARISONS; comparison++) {
      List<Evidence> rows = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        rows.add(row(random, row % 2 == 0 ? Math.log(1.015) : 0));
      }
      List<Verdict> verdicts = new Judge(Rule.DEFAULT).verdicts(rows);
      double[] plain =
          FalseDiscovery.adjusted(rows.stream().mapToDouble(row -> row.difference().p()).toArray());
      for (int row = 0; row < ROWS; row++) {
        boolean now = verdicts.get(row).changed();
        boolean before = plain[row] <= 0.05 && rows.get(row).beyond();
        told += now ? 1 : 0;
        unchanged += now && row % 2 == 1 ? 1 : 0;
        toldBefore += before ? 1 : 0;
        unchangedBefore += before && row % 2 == 1 ? 1 : 0;
      }
    }
    assertThat(told).isLessThan(toldBefore / 3);
    assertThat((double) unchangedBefore / toldBefore).isGreaterThan(0.1);
    assertThat(unchanged).isLessThan(2);
  }

  /** What 586 rows of which 30 changed give: next to nothing false, and a third to two thirds. */
  @Tag("contract")
  @ParameterizedTest
  @CsvSource({"0.05, 0.31, 0.41, 0.4", "0.10, 0.61, 0.71, 0.6"})
  void theFamilyFindsWhatItFoundWithoutSmallChanges(
      double change, double least, double most, double falseOnes) {
    Random random = new Random(5);
    int found = 0;
    int wrong = 0;
    for (int comparison = 0; comparison < COMPARISONS; comparison++) {
      List<Evidence> rows = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        rows.add(row(random, row < CHANGED ? Math.log1p(change) : 0));
      }
      List<Verdict> verdicts = new Judge(Rule.DEFAULT).verdicts(rows);
      for (int row = 0; row < ROWS; row++) {
        boolean told = verdicts.get(row).changed();
        found += told && row < CHANGED ? 1 : 0;
        wrong += told && row >= CHANGED ? 1 : 0;
      }
    }

    assertThat((double) found / CHANGED / COMPARISONS).isBetween(least, most);
    assertThat((double) wrong / COMPARISONS).isLessThan(falseOnes);
  }

  private static Evidence row(Random random, double change) {
    double spread = 0.021 * Math.exp(0.9 * random.nextGaussian());
    double[] base = new double[5];
    double[] candidate = new double[5];
    for (int fork = 0; fork < base.length; fork++) {
      base[fork] = Math.exp(spread * random.nextGaussian());
      candidate[fork] = Math.exp(change + spread * random.nextGaussian());
    }
    return new Evidence(
        Difference.unpaired(candidate, base),
        Double.NaN,
        0,
        base.length,
        new Bar(THRESHOLD, 0, Unit.Direction.LESS),
        null);
  }
}
