package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/speed.sh OLD NEW}: two builds, command by command. */
class SpeedScriptTest {

  private static final Path SCRIPT = Heddle.home().resolve("scripts/speed.sh");

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void everyPairRunsBothBuildsInAnyOrderAndTheRatioHasAnInterval() throws Exception {
    Ended ended = speed(build("old", 0), build("new", 0), "-n", "8", "help");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .matches(
            "help: user time \\d+\\.\\d{3} \\(\\d+\\.\\d{3} – \\d+\\.\\d{3}\\), wall time [^,]+"
                + " times the old; memory \\d+ MB, was \\d+ MB; 8 pairs\n");
    List<String> log = Files.readAllLines(folder.resolve("log"));
    // one pair warms up
    assertThat(log).hasSize(18);
    for (int pair = 0; pair < 9; pair++) {
      assertThat(log.subList(2 * pair, 2 * pair + 2))
          .containsExactlyInAnyOrder("old --help", "new --help");
    }
  }

  @Test
  void theSameBuildTwiceIsOneTimeAsLong() throws Exception {
    String same = build("same", 0);

    assertThat(speed(same, same, "-n", "2", "help").out()).contains("; 2 pairs");
    assertThat(Files.readAllLines(folder.resolve("log"))).hasSize(6);
  }

  @Test
  void aCommandThatFailsIsNoFigure() throws Exception {
    Ended ended = speed(build("old", 0), build("new", 7), "-n", "2", "help");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("new --help ended with 7: no");
  }

  @Test
  void whatIsNoBuildOrNoCommandIsSaidBeforeAnythingRuns() throws Exception {
    String build = build("old", 0);

    Ended nowhere = speed(build, folder.resolve("nowhere").toString());
    Ended command = speed(build, build, "compile");
    Ended number = speed(build, build, "-n", "many");

    assertThat(List.of(nowhere.code(), command.code(), number.code())).containsOnly(2);
    assertThat(nowhere.err()).contains("nowhere: is no build");
    assertThat(command.err()).contains("compile: there is no such command");
    assertThat(number.err()).contains("-n many: is no number of pairs");
    assertThat(folder.resolve("log")).doesNotExist();
  }

  /** A launcher that notes what it was asked. */
  private String build(String name, int code) throws Exception {
    Path launcher =
        Files.writeString(
            folder.resolve(name),
            "#!/bin/sh\necho \"%s $1\" >>'%s'\necho no >&2\nexit %s\n"
                .formatted(name, folder.resolve("log"), code));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    return launcher.toString();
  }

  private Ended speed(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(Arrays.asList(words));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
