package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that a person ends before its end. */
class InterruptedDemoIT {

  private static final Path MEMORY = Path.of("/dev/shm");

  @TempDir Path folder;

  @Test
  void ctrlCLeavesNothing() throws Exception {
    Heddle heddle = new Heddle(folder);
    Heddle.Started started = heddle.begin("demo", "pipeline-4");
    Eventually.isTrue(
        "an event", Duration.ofSeconds(60), () -> started.outSoFar().contains("makes 0"));
    long pid = started.process().pid();
    started.signal("INT");
    Heddle.Answer answer = started.await();

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(answer.err()).isEmpty();
    heddle.assertNothingRuns();
    if (Files.isDirectory(MEMORY)) {
      try (Stream<Path> files = Files.list(MEMORY)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .noneMatch(name -> name.startsWith("heddle-" + pid + "-"));
      }
    }
  }
}
