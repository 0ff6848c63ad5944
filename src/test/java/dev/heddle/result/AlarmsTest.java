package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.result.Alarms.Again;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of rows that were measured again. */
class AlarmsTest {

  private static final Instant RUN = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir Path place;

  @Test
  void whatWasSaidComesBackAsItWas() throws Exception {
    Path file = place.resolve(Alarms.NAME);
    Again said = again("a.B.c size=1", true);
    Alarms.NONE.with(List.of(said)).write(file);

    assertThat(Alarms.read(file).measuredAgain()).containsExactly(said);
    assertThat(Alarms.read(file).of("a.B.c size=1", "score", RUN, "0123abc")).contains(said);
    assertThat(Alarms.read(file).of("a.B.c size=1", "p99", RUN, "0123abc")).isEmpty();
    assertThat(place.toFile().list()).containsExactly(Alarms.NAME);
  }

  @Test
  void theLastWordOnAPointIsTheOneThatHolds() {
    Alarms alarms = Alarms.NONE.with(List.of(again("a.B.c", true), again("a.B.d", true)));

    assertThat(alarms.with(List.of(again("a.B.c", false))).measuredAgain())
        .containsExactly(again("a.B.d", true), again("a.B.c", false));
  }

  @Test
  void aFileThatIsNoneIsToldWithWhatToDo() throws Exception {
    assertThat(Alarms.read(place.resolve("nowhere"))).isEqualTo(Alarms.NONE);
    Path newer = Files.writeString(place.resolve("a"), "{\"schema\": 9, \"measuredAgain\": []}");
    assertThatThrownBy(() -> Alarms.read(newer)).hasMessageContaining("has layout 9");
    Path torn = Files.writeString(place.resolve("b"), "{\"schema\": 1, \"measur");
    assertThatThrownBy(() -> Alarms.read(torn)).hasMessageContaining("remove it and measure anew");
  }

  private static Again again(String row, boolean confirmed) {
    return new Again(row, "score", RUN, "0123abc", confirmed, 1.2, 0.001, 0.05, 5, RUN);
  }
}
