package dev.heddle.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that stand in a command. */
class SweepNumbersTest {

  @Test
  void cStandsForTheProcessorsAndEachNumberStandsOnce() {
    assertThat(SweepNumbers.of("n=1,2,1C,2C", 2)).containsExactly("1", "2", "4");
    assertThat(SweepNumbers.of("n=0.5C,1c,1.5C", 3)).containsExactly("1", "3", "4");
    assertThat(SweepNumbers.of("n=0.1C", 4)).containsExactly("1");
    assertThat(SweepNumbers.of("n=3..5,512", 8)).containsExactly("3", "4", "5", "512");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "n=", "1,2", "m=1", "n=a", "n=1,,2", "n=-1"})
  void whatIsNoListOfNumbersIsToldWithOneThatIs(String text) {
    assertThatThrownBy(() -> SweepNumbers.of(text, 2))
        .hasMessageContaining("--sweep '" + text + "'")
        .hasMessageContaining("write n=1,2,4");
  }

  @Test
  void ofRangesItIsToldWhatIsWrongWithThem() {
    assertThatThrownBy(() -> SweepNumbers.of("n=1,5..3", 2)).hasMessageContaining("goes down");
    assertThatThrownBy(() -> SweepNumbers.of("n=1..65", 2))
        .hasMessageContaining("are more than 64 numbers; name fewer");
  }
}
