package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/scale.sh}: what more work costs, and where that grows faster than the work. */
class ScaleScriptTest {

  private static final Path SCRIPT = Heddle.home().resolve("scripts/scale.sh");

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void aCostThatGrowsFasterThanTheWorkIsMarkedAndOneThatBeginsHighIsNot() throws Exception {
    Ended ended =
        table(
            "rows",
            """
            10 0.200 0.30 60.0
            100 0.300 0.40 61.0
            1000 1.300 1.40 70.0
            10000 100.000 11.40 160.0
            """);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .isEqualTo(
            """
                      rows     time, s   processor, s  memory, MiB\s
                        10       0.200           0.30           60\s
                       100       0.300           0.40           61\s
                      1000       1.300           1.40           70\s
                     10000     100.000!         11.40          160\s
              ! 10000 rows: 10 times the work of 1000 takes 76.9 times the time
            """);
  }

  @Test
  void whatStaysWithinTheWorkIsToldAndSoIsWhatFailed() throws Exception {
    Ended ended = table("payload", "0 0.001 0.01 90\n1048576 0.004 0.02 95\n67108000 failed: no\n");

    assertThat(ended.out())
        .isEqualTo(
            """
                   payload     time, s   processor, s  memory, MiB\s
                       0 B       0.001           0.01           90\s
                     1 MiB       0.004           0.02           95\s
                    64 MiB  failed: no
              no cost grows faster than the work
            """);
  }

  @Test
  void filesAreReadByTheProgramAndKindsAreChosen() throws Exception {
    Path launcher =
        Files.writeString(
            folder.resolve("heddle"),
            "#!/bin/sh\necho \"$1\" >>'%s'\n".formatted(folder.resolve("log")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

    Ended ended = scale(launcher, "", "-n", "2", "rows", "history");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().filter(line -> line.contains("no cost grows"))).hasSize(2);
    assertThat(Files.readAllLines(folder.resolve("log")))
        .containsExactly("compare", "compare", "trend", "trend");

    Ended none = scale(launcher, "", "forks");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("forks: there is no such kind");
  }

  private Ended table(String kind, String figures) throws Exception {
    return scale(SCRIPT, figures, "--table", kind);
  }

  private Ended scale(Path launcher, String input, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(Arrays.asList(words));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("HEDDLE", launcher.toString());
    Process process = builder.start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
