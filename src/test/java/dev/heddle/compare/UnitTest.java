package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units as JMH writes them. */
class UnitTest {

  @ParameterizedTest
  @CsvSource({
    "ms/op, TIME_PER_OPERATION, LESS",
    "µs/op, TIME_PER_OPERATION, LESS",
    "min/op, TIME_PER_OPERATION, LESS",
    "ops/s, OPERATIONS_PER_TIME, MORE",
    "ops/min, OPERATIONS_PER_TIME, MORE",
    "B/op, OTHER, LESS",
    "#/op, OTHER, LESS",
    "ops/fortnight, OTHER, MORE",
    "MB/sec, OTHER, NONE",
    "counts, OTHER, NONE",
    "req/s (more is better), OTHER, MORE",
    "MB/sec (less is better), OTHER, LESS",
    "'', OTHER, NONE",
  })
  void theUnitSaysWhatIsBetter(String text, Unit.Kind kind, Unit.Direction direction) {
    assertThat(Unit.of(text).kind()).isEqualTo(kind);
    assertThat(Unit.of(text).direction()).isEqualTo(direction);
  }

  @Test
  void timesAndRatesAreTurnedIntoEachOthersUnits() {
    assertThat(Unit.of("ms/op").in(Unit.of("us/op"))).isEqualTo(1000);
    assertThat(Unit.of("ops/min").in(Unit.of("ops/s"))).isCloseTo(1 / 60.0, within(1e-15));
    assertThat(Unit.of("ms/op").fits(Unit.of("ops/ms"))).isFalse();
    assertThat(Unit.of("B/op").fits(Unit.of("#/op"))).isFalse();
  }
}
