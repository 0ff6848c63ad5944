package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The threshold: three per cent, and 0.3 ns at least. */
class RuleTest {

  private static final double THREE_PERCENT = Math.log(1.03);

  @Test
  void threePerCentIsTheSameInAnyUnit() {
    assertThat(of("ms/op", 1, 5, 6)).isCloseTo(THREE_PERCENT, within(1e-12));
    assertThat(of("ops/s", 1, 5, 6)).isCloseTo(THREE_PERCENT, within(1e-12));
    assertThat(of("MB/sec", 1, 0.001, 0.002)).isCloseTo(THREE_PERCENT, within(1e-12));
  }

  @Test
  void ofShortTimesAThirdOfANanosecondIsNothing() {
    // 1 ns against 1.3 ns lie exactly the floor apart
    assertThat(of("ns/op", 1, 1, 1.3)).isCloseTo(Math.log(1.3), within(1e-12));
    assertThat(of("us/op", 1, 0.001, 0.0013)).isCloseTo(Math.log(1.3), within(1e-12));
  }

  @Test
  void ratesHaveTheFloorOfTheirTimes() {
    assertThat(of("ops/ns", 1, 1, 1 / 1.3)).isCloseTo(Math.log(1.3), within(1e-12));
    assertThat(of("ops/us", 4, 4000, 4000 / 1.3)).isCloseTo(Math.log(1.3), within(1e-12));
  }

  @Test
  void swappingTheSidesChangesNothing() {
    assertThat(of("ns/op", 1, 2, 3)).isCloseTo(of("ns/op", 1, 3, 2), within(1e-12));
  }

  private static double of(String unit, int threads, double base, double candidate) {
    return Rule.DEFAULT.onLogarithms(Unit.of(unit), threads, base, candidate);
  }
}
