package dev.heddle.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fork that only looks whether all is well does not warm its workers as one that measures. */
class ForkSettingsTest {

  private static final Duration MOST = Duration.ofMillis(700);

  private @Nullable String before;

  @BeforeEach
  void keep() {
    before = System.clearProperty(ForkSettings.ITERATIONS_PROPERTY);
  }

  @AfterEach
  void giveBack() {
    System.clearProperty(ForkSettings.ITERATIONS_PROPERTY);
    if (before != null) {
      System.setProperty(ForkSettings.ITERATIONS_PROPERTY, before);
    }
  }

  private static Duration warming(String iterations) {
    System.setProperty(ForkSettings.ITERATIONS_PROPERTY, iterations);
    return ForkSettings.warming(MOST);
  }

  @Test
  void workersAreWarmedNoLongerThanAllIterationsTake() {
    assertThat(warming("100")).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void nobodyIsWarmedLongerThanHelps() {
    assertThat(ForkSettings.warming(MOST)).isEqualTo(MOST);
    assertThat(warming("1500")).isEqualTo(MOST);
  }
}
