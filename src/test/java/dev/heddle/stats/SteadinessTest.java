package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on inside forks. */
class SteadinessTest {

  /** Squares of such numbers are none. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-200, 1, 1e200, 1e300})
  void howLargeTheNumbersAreMakesNoDifference(double size) {
    Iterations usual = scaled(1);
    Iterations scaled = scaled(size);

    assertThat(scaled.scatter()).isCloseTo(usual.scatter(), within(1e-9));
    assertThat(Steadiness.of(0.2, scaled, scaled, true))
        .isEqualTo(Steadiness.of(0.2, usual, usual, true))
        .isEqualTo(Steadiness.STEADY);
    assertThat(Steadiness.of(0.001, scaled, scaled, true)).isEqualTo(Steadiness.SCATTERS);
  }

  private static Iterations scaled(double size) {
    double[][] forks = {{100, 101}, {101, 100}, {99, 100}, {100, 99}};
    return new Iterations(
        Arrays.stream(forks)
            .map(fork -> Arrays.stream(fork).map(each -> each * size).toArray())
            .toList());
  }
}
