package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said at the end of a command reads as a sentence, whatever is in it. */
class OutcomeWordsTest {

  @Test
  void rowsThatAreSlowerForLongerAreToldWithOneCommaAtATime() {
    assertThat(OutcomeWords.slowerIn("0123abc", true))
        .isEqualTo(
            "the newest run is slower than expected, as all since 0123abc are, and again when"
                + " measured once more, in ");
    assertThat(OutcomeWords.slowerIn("0123abc", false))
        .isEqualTo("the newest run is slower than expected, as all since 0123abc are, in ");
    assertThat(OutcomeWords.slowerIn("", true))
        .isEqualTo(
            "the newest run is slower than expected, and again when measured once more, in ");
    assertThat(OutcomeWords.slowerIn("", false))
        .isEqualTo("the newest run is slower than expected in ");
  }

  @Test
  void ofManyRowsSomeAreNamed() {
    assertThat(OutcomeWords.names(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c, d, e");
    assertThat(OutcomeWords.names(List.of("a", "b", "c", "d", "e", "f", "g")))
        .isEqualTo("a, b, c, d, e and 2 more");
  }
}
