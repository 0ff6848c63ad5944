package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of figure has a least difference, the same from either side. */
class FloorTest {

  @Test
  void ofShortTimesAThirdOfANanosecondIsNothing() {
    // 1 ns against 1.3 ns lie exactly the floor apart
    assertThat(of("ns/op", 1, 1, 1.3)).isCloseTo(Math.log(1.3), within(1e-12));
    assertThat(of("us/op", 1, 0.001, 0.0013)).isCloseTo(Math.log(1.3), within(1e-12));
  }

  /** JMH's rate is of all threads; its time is of each. */
  @Test
  void aRateHasTheFloorOfTheTimeThatOneThreadTakes() {
    assertThat(of("ops/ns", 1, 1, 1 / 1.3)).isCloseTo(Math.log(1.3), within(1e-12));
    assertThat(of("ops/us", 4, 4000, 4000 / 1.3)).isCloseTo(Math.log(1.3), within(1e-12));
    assertThat(of("ns/op", 4, 1, 1.3)).isCloseTo(Math.log(1.3), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "B/op, 2, 2.1",
    "#/op, 0.2, 0.21",
    "counts, 20, 21",
    "#, 20, 21",
    "ms, 20, 21",
    "MB/sec, 2, 2.1",
    "%, 20, 21",
  })
  void otherKindsHaveTheirs(String unit, double base, double candidate) {
    double apart = Math.log(candidate / base);

    assertThat(of(unit, 1, base, candidate)).isCloseTo(apart, within(1e-12));
    assertThat(of(unit, 1, candidate, base)).isCloseTo(apart, within(1e-12));
  }

  @Test
  void whatHasNoKnownNoiseHasNoFloor() {
    assertThat(of("clks/insn", 1, 1e-9, 2e-9)).isZero();
  }

  @Test
  void beside0TheDifferenceItselfIsHeldAgainstTheFloor() {
    assertThat(hides("ns/op", 0, 0.2)).isTrue();
    assertThat(hides("ns/op", 0.4, 0)).isFalse();
    assertThat(hides("us/op", 0, 0.0002)).isTrue();
    assertThat(hides("ops/s", 0, 1e12)).isFalse();
    assertThat(hides("B/op", 0, 0.05)).isTrue();
    assertThat(hides("B/op", 24, 0)).isFalse();
  }

  @Test
  void aTenthOfAByteAnOperationIsTheHarness() {
    assertThat(Floor.of(Unit.of("B/op")).isHarness(List.of(0.0, 1e-5, 0.09))).isTrue();
    assertThat(Floor.of(Unit.of("B/op")).isHarness(List.of(1e-5, 0.1))).isFalse();
    assertThat(Floor.of(Unit.of("ns/op")).isHarness(List.of(1e-5))).isFalse();
  }

  private static double of(String unit, int threads, double base, double candidate) {
    Unit parsed = Unit.of(unit);
    return Floor.of(parsed).onLogarithms(parsed, threads, base, candidate);
  }

  private static boolean hides(String unit, double base, double candidate) {
    return Floor.of(Unit.of(unit)).hides(Unit.of(unit), 1, base, candidate);
  }
}
