package dev.heddle.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SleepersTest {

  private final Sleepers sleepers = new Sleepers(5, Duration.ofMillis(100));

  @ParameterizedTest
  @CsvSource({"1, 500", "2, 300", "3, 200", "5, 100", "8, 100"})
  void theIdealIsAsManyRoundsAsItTakes(int workers, int millis) {
    assertThat(sleepers.ideal(workers)).hasMillis(millis);
  }

  @Test
  void theResultsMustBeThereInOrder() {
    assertThat(sleepers.check(List.of(0, 2, 4, 6, 8))).isEqualTo(5);
    for (List<Integer> wrong :
        List.of(List.of(0, 2, 4, 8, 6), List.of(0, 2, 4, 6), List.of(0, 2, 4, 6, 8, 8))) {
      assertThatThrownBy(() -> sleepers.check(wrong)).isInstanceOf(WrongAnswerException.class);
    }
  }
}
