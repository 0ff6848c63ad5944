package dev.heddle.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTestTest {

  @Test
  void eachJvmTellsWhatAPieceOfItsWorkTook() throws Exception {
    NoiseTest test = NoiseTest.of(2, Duration.ofMillis(400));

    assertThat(test.nanos()).hasSize(2).allMatch(nanos -> nanos > 0);
    assertThat(test.still()).isBetween(0.0, 1.0);
  }

  @Test
  void oneJvmHasNoSpread() {
    assertThatThrownBy(() -> NoiseTest.of(1, Duration.ofMillis(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("take 2 or more");
    assertThatThrownBy(() -> new NoiseTest(List.of(1.0), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatAJvmPrintedThatFailedIsOneLine() {
    assertThat(NoiseTest.unfit("ended with exit code 1", "no room\nfor it\nat all"))
        .hasMessage(
            "a JVM that was to compute ended with exit code 1 and said 'no room'; look at the"
                + " memory and the processes that are left");
  }

  @Test
  void theSpreadIsThatOfLogarithms() {
    double step = Math.exp(0.02);
    NoiseTest test = new NoiseTest(List.of(1 / step, 1.0, step), 0);

    assertThat(test.spread()).isCloseTo(0.02, within(1e-12));
  }
}
