package dev.heddle.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {

  private static final Latency TAIL = Latency.of("tail-5ms");

  @ParameterizedTest
  @CsvSource({"5ms,5ms", "tail-5ms,tail-5ms", "1s,1000ms", "500us,500us", "0ms,0ms", "2000us,2ms"})
  void aLatencyIsReadAsItIsWritten(String text, String canonical) {
    assertThat(Latency.of(text)).hasToString(canonical);
    assertThat(Latency.of(canonical)).isEqualTo(Latency.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "ms", "-5ms", "5 ms", "tail5ms", "long-5ms", "61s", "99999999s"})
  void whatIsNoLatencyIsRefused(String text) {
    assertThatThrownBy(() -> Latency.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("latency ");
  }

  @Test
  void aFixedLatencyIsAlwaysTheSame() {
    assertThat(LongStream.range(0, 100).map(i -> Latency.of("5ms").nanos(1, (int) i, i)))
        .containsOnly(5_000_000L);
    assertThat(Latency.of("5ms").mean()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void theTailIsTheSameForTheSameRequestAndNoOther() {
    assertThat(TAIL.nanos(1, 2, 3)).isEqualTo(TAIL.nanos(1, 2, 3));
    assertThat(LongStream.of(TAIL.nanos(2, 2, 3), TAIL.nanos(1, 3, 3), TAIL.nanos(1, 2, 4)))
        .doesNotContain(TAIL.nanos(1, 2, 3))
        .doesNotHaveDuplicates();
  }

  @Test
  void theTailHasItsMedianMeanAndLength() {
    long[] nanos =
        LongStream.range(0, 100_000)
            .map(i -> TAIL.nanos(1, (int) (i % 16), i / 16))
            .sorted()
            .toArray();

    assertThat(nanos[50_000] / 5e6).isCloseTo(1, within(0.03));
    assertThat(nanos[99_000] / 5e6).isCloseTo(Math.exp(2.326), within(0.6));
    assertThat(nanos[99_999] / 5e6).isLessThanOrEqualTo(Math.exp(4));
    double mean = LongStream.of(nanos).average().orElseThrow();
    assertThat(mean / TAIL.mean().toNanos()).isCloseTo(1, within(0.03));
    assertThat(TAIL.mean().toNanos() / 5e6).isCloseTo(Math.exp(0.5), within(1e-6));
  }

  @Test
  void theHistogramIsExactToOnePercent() {
    Delays delays = new Delays();
    assertThat(delays.quantile(0.5)).isZero();
    for (long nanos = 1; nanos <= 1_000_000; nanos += 10) {
      delays.add(nanos);
    }
    for (double quantile : new double[] {0.001, 0.01, 0.5, 0.9, 0.99, 1}) {
      assertThat(delays.quantile(quantile) / (quantile * 1e6)).isCloseTo(1, within(0.01));
    }
    delays.add(Long.MAX_VALUE);
    assertThat(delays.quantile(1)).isEqualTo(Long.MAX_VALUE);
    delays.clear();
    assertThat(delays.quantile(1)).isZero();
  }
}
