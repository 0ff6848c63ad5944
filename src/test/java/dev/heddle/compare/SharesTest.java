package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Shares.Grown;
import dev.heddle.compare.Shares.Sampled;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose share grew, and whose only by chance. */
class SharesTest {

  @Test
  void whatGrewMostComesFirstAndWhatShrankIsNotTold() {
    Sampled base = new Sampled(Map.of("a", 500L, "b", 300L, "c", 200L), 1000);
    Sampled candidate = new Sampled(Map.of("a", 200L, "b", 400L, "c", 250L, "d", 150L), 1000);

    Shares shares = Shares.of(base, candidate);

    assertThat(shares.grown()).containsExactly(new Grown("d", 0, 0.15), new Grown("b", 0.3, 0.4));
    assertThat(shares.base()).isEqualTo(1000);
  }

  @Test
  void ofFewSamplesOnlyMuchIsMoreThanChance() {
    Sampled base = new Sampled(Map.of("a", 5L, "b", 5L), 10);

    assertThat(Shares.of(base, new Sampled(Map.of("a", 3L, "b", 7L), 10)).grown()).isEmpty();
    assertThat(Shares.of(base, new Sampled(Map.of("c", 10L), 10)).grown())
        .extracting(Grown::name)
        .containsExactly("c");
  }

  @Test
  void aSideWithoutSamplesIsNoReasonToFail() {
    Sampled nothing = new Sampled(Map.of(), 0);

    assertThat(Shares.of(nothing, nothing).grown()).isEmpty();
    assertThat(Shares.of(new Sampled(Map.of("a", 1L), 1), nothing).grown()).isEmpty();
  }
}
