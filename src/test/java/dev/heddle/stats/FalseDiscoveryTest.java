package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Benjamini and Hochberg against scipy 1.17's {@code false_discovery_control}. */
class FalseDiscoveryTest {

  @Test
  void evenlySpacedValuesAreAllAdjustedToTheLargest() {
    assertThat(FalseDiscovery.adjusted(.01, .02, .03, .04, .05))
        .containsExactly(new double[] {.05, .05, .05, .05, .05}, within(1e-15));
  }

  @Test
  void anyOrderIsKept() {
    assertThat(FalseDiscovery.adjusted(.9, .001, .04, .0301, .2, .012))
        .containsExactly(new double[] {.9, .006, .06, .06, .24, .036}, within(1e-15));
  }

  @Test
  void aFamilyOfOneIsNotAdjusted() {
    assertThat(FalseDiscovery.adjusted(.3)).containsExactly(.3);
    assertThat(FalseDiscovery.adjusted()).isEmpty();
  }
}
