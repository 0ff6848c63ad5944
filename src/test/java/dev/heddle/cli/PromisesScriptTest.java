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

/** {@code scripts/promises.sh}: a table of what executors keep. */
class PromisesScriptTest {

  private static final Path SCRIPT = Heddle.home().resolve("scripts/promises.sh");

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {}

  @Test
  void eachExecutorIsAColumnAndWhatWasSeenStandsBelow() throws Exception {
    Path launcher =
        Files.writeString(
            folder.resolve("heddle"),
            """
            #!/bin/sh
            case "$*" in *fixed-pool*)
              printf '%s\\n' '         fixed-pool' 'order    yes     0.01 s' 'close    yes     1.50 s' '         keeps 2 of 2' ;;
            *Held*)
              printf '%s\\n' '         com.acme.Held' 'order    yes     0.02 s' 'close    no     10.00 s' '         keeps 1 of 2' \\
                '' 'What was seen:' '- close: It ends.' '  no: close is not back after 10.0 s' ;;
            *) exit 2 ;; esac
            """);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

    Ended ended =
        promises(
            launcher, "-e", "fixed-pool", "-e", "com.acme.Held", "-e", "none", "order", "close");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("promises.sh: none was not tried");
    assertThat(ended.out())
        .isEqualTo(
            """
            | promise | `fixed-pool` | `Held` | `none` |
            | :--- | :--- | :--- | :--- |
            | order | yes 0.01 s | yes 0.02 s | not tried |
            | close | yes 1.50 s | no 10.00 s | not tried |
            | keeps | 2 of 2 | 1 of 2 | not tried |

            `com.acme.Held`:

            - close: It ends.
              no: close is not back after 10.0 s
            """);
  }

  @Test
  void jarsThatAreNotIgnitesAreTold() throws Exception {
    Path launcher = Files.writeString(folder.resolve("heddle"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

    Ended ended = promises(launcher, "-e", "fixed-pool", "-i", "none.jar");

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("promises.sh: -i none.jar: no such jars").hasLineCount(1);
  }

  private Ended promises(Path launcher, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(Arrays.asList(words));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("HEDDLE", launcher.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
