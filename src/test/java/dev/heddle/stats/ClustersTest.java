package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
  void fewForksTellNothing() {
    assertThat(Clusters.ratio(10, 10.1, 20, 20.1)).isEqualTo(1);
  }

  @Test
  void normalForksSeldomLookLikeTwo() {
    for (int forks : new int[] {6, 8, 10, 15, 20, 30}) {
      Random random = new Random(forks);
      int found = 0;
      for (int i = 0; i < 10_000; i++) {
        found += Clusters.ratio(Simulated.run(random, 0, 0.02, 0, forks)) > 1 ? 1 : 0;
      }
      assertThat(found).as("%s forks", forks).isLessThan(80);
    }
  }
}
