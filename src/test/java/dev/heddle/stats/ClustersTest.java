package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two clusters, and what is none. */
class ClustersTest {

  @Test
  void twoClustersAreFarApart() {
    assertThat(Clusters.ratio(10, 10.1, 9.9, 12, 12.1, 11.9)).isCloseTo(1.2, within(0.001));
  }

  @Test
  void oneOutlierIsNoCluster() {
    assertThat(Clusters.ratio(10, 10.1, 9.9, 10, 10.1, 20)).isEqualTo(1);
  }

  @Test
  void threeForksTellNothingAndFourOnlyAWideGap() {
    assertThat(Clusters.ratio(10, 20, 20.1)).isEqualTo(1);
    assertThat(Clusters.ratio(10, 10.1, 11.2, 11.3)).isEqualTo(1);
    assertThat(Clusters.ratio(10, 10.1, 20, 20.1)).isCloseTo(1.995, within(0.001));
  }

  @Test
  void forksOfSeveralRunsFallIntoClustersWhereRunsHaveBoth() {
    Sample mixed =
        runs(new double[] {10, 10.1, 12}, new double[] {12.1, 9.9, 12}, new double[] {10, 12, 12});
    Sample apart = runs(new double[] {10, 10.1, 9.9}, new double[] {12, 12.1, 11.9});

    assertThat(Clusters.ratio(mixed)).isCloseTo(1.2, within(0.01));
    assertThat(Clusters.ratio(apart)).isEqualTo(1);
  }

  private static Sample runs(double[]... runs) {
    return new Sample(List.of(runs));
  }

  @Test
  void normalForksSeldomLookLikeTwo() {
    for (int forks : new int[] {4, 5, 6, 8, 10, 15, 20, 30, 50}) {
      Random random = new Random(forks);
      int found = 0;
      for (int i = 0; i < 10_000; i++) {
        found += Clusters.ratio(Simulated.run(random, 0, 0.02, 0, forks)) > 1 ? 1 : 0;
      }
      // at most once in 200, and two standard errors of chance
      assertThat(found).as("%s forks", forks).isLessThan(50 + 14);
    }
  }
}
