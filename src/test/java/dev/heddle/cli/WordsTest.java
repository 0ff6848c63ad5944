package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.campaign.PlanRequest.Iterations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({"300ms, 0.3", "5s, 5", "5, 5", "2m, 120", "1.5s, 1.5", "1h, 3600"})
  void aDurationHasAUnitOrIsSeconds(String text, double seconds) throws Exception {
    assertThat(Words.seconds("--timeout", text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1s", "0s", "1 fortnight", "9999h", "1e3s"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Words.seconds("--timeout", text))
        .withMessageContaining("--timeout");
  }

  @Test
  void iterationsHaveACountAndPerhapsATime() throws Exception {
    Iterations alone = Words.iterations("--warmup", "3", 0);
    assertThat(alone.count()).isEqualTo(3);
    assertThat(alone.secondsOr(0.25)).isEqualTo(0.25);
    Iterations timed = Words.iterations("--warmup", "3x2s", 0);
    assertThat(timed.count()).isEqualTo(3);
    assertThat(timed.secondsOr(0.25)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"squars, squares", "QUIK, quick", "fixed, fixed-pool", "sta, standard"})
  void theNearestNameIsTheOneThatWasMeant(String given, String meant) {
    assertThat(Nearest.of(given, List.of("squares", "quick", "fixed-pool", "standard")))
        .contains(meant);
  }

  @Test
  void aNameFarFromAllIsNearToNone() {
    assertThat(Nearest.of("zzzzzz", List.of("squares", "quick"))).isEmpty();
    assertThat(Nearest.of("foo", List.of("aot", "wait", "transport"))).isEmpty();
    assertThat(Nearest.of("bnak", List.of("bank", "queue"))).contains("bank");
  }
}
