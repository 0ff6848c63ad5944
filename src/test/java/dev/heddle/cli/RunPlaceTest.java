package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Where results of a run go. */
class RunPlaceTest {

  private final AtomicInteger seconds = new AtomicInteger();

  /** A build takes longer than the clock's finest unit in a name. */
  private final InstantSource clock =
      () -> Instant.parse("2026-01-02T03:04:05Z").plusSeconds(seconds.getAndIncrement());

  @Test
  void theFolderThatIsCheckedIsTheFolderThatIsUsed() {
    RunPlace place = new RunPlace(clock);

    Path looked = place.of(null, "quick");
    assertThat(looked).isEqualTo(Path.of("results/2026-01-02T03-04-05Z-quick"));
    assertThat(place.of(null, "quick")).as("a second later").isEqualTo(looked);
    assertThat(new RunPlace(clock).of(null, "quick")).as("of another run").isNotEqualTo(looked);
  }

  @Test
  void aFolderThatWasNamedIsThatOne() {
    assertThat(new RunPlace(clock).of(Path.of("mine"), "quick")).isEqualTo(Path.of("mine"));
  }
}
