package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that are kept beside a history: alarms, and accepted changes. */
class KeptFileTest {

  @TempDir Path place;

  @Test
  void aNewerLayoutIsToldAsThatWhateverIsInIt() throws Exception {
    Path file = Files.writeString(place.resolve("kept.json"), "{\"schema\": 9, \"points\": {}}");
    String newer = file + ": has layout 9 and this heddle reads up to 1; use the heddle that wrote";

    assertThatThrownBy(() -> Alarms.read(file)).hasMessageStartingWith(newer);
    assertThatThrownBy(() -> AcceptedChanges.read(file)).hasMessageStartingWith(newer);
  }

  @Test
  void whatIsDamagedOrSomethingElseIsToldWithWhatToDo() throws Exception {
    for (String text : List.of("", "[]", "{}", "{\"schema\": 1, \"acc", "{\"schema\": \"x\"}")) {
      Path file = Files.writeString(place.resolve("kept.json"), text);

      assertThatThrownBy(() -> Alarms.read(file))
          .isInstanceOf(UnreadableException.class)
          .hasMessageStartingWith(file + ": ")
          .hasMessageEndingWith("; mend it, or remove it and measure anew");
      assertThatThrownBy(() -> AcceptedChanges.read(file))
          .isInstanceOf(UnreadableException.class)
          .hasMessageStartingWith(file + ": ")
          .hasMessageEndingWith("; mend it, or remove it and accept anew");
    }
  }

  @Test
  void whereThereIsNoFileNothingWasAccepted() throws Exception {
    assertThat(AcceptedChanges.read(place.resolve("nowhere")).accepted()).isEmpty();
  }

  @Test
  void whatIsWrittenReplacesTheFileAndComesBack() throws Exception {
    Path file = Files.writeString(place.resolve(AcceptedChanges.NAME), "old");
    AcceptedChanges.Accepted change =
        new AcceptedChanges.Accepted("a.B.c", "0123abc", Instant.parse("2026-01-31T12:00:00Z"));

    new AcceptedChanges(1, List.of()).with(change).with(change).write(file);

    assertThat(AcceptedChanges.read(file).accepted()).containsExactly(change);
    assertThat(place.toFile().list()).containsExactly(AcceptedChanges.NAME);
  }
}
