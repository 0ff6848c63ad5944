package dev.heddle.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;

/** Compares estimates to the ninth digit. */
final class Estimates {

  private Estimates() {}

  static void assertSame(Estimate actual, double value, double low, double high) {
    assertSame(actual, new Estimate(value, new Interval(low, high)));
  }

  static void assertSame(Estimate actual, Estimate expected) {
    Interval interval = actual.interval();
    Interval wanted = expected.interval();
    assertThat(actual.value()).isCloseTo(expected.value(), ninth(expected.value()));
    if (interval == null || wanted == null) {
      assertThat(interval).isEqualTo(wanted);
      return;
    }
    assertThat(interval.low()).isCloseTo(wanted.low(), ninth(wanted.low()));
    assertThat(interval.high()).isCloseTo(wanted.high(), ninth(wanted.high()));
  }

  private static Offset<Double> ninth(double value) {
    return Offset.offset(1e-9 * Math.abs(value));
  }
}
