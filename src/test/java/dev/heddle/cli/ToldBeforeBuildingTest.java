package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is wrong with the words of a run shows before an earlier state is built for it. */
class ToldBeforeBuildingTest {

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();
  private Path built = Path.of("");
  private Path jar = Path.of("");

  @BeforeEach
  void checkOut() throws Exception {
    Path project = Files.createDirectories(folder.resolve("project"));
    git(project, "init", "-q", "-b", "main");
    git(project, "config", "user.name", "Somebody");
    git(project, "config", "user.email", "somebody@localhost");
    git(project, "commit", "-q", "--allow-empty", "-m", "a state");
    jar = ForeignJar.make(project, "work");
    built = folder.resolve("built");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--budget 1ms | --budget 1ms: one round of 2 rows takes about",
        "--budget soon | --budget 'soon': is no duration",
        "--until 2 | --until '2': is a number without its sign",
        "--until 2% --until-verdict | --until: is given beside --until-verdict",
        "--threshold 3 | --threshold '3': is a number without its sign",
        "--wait=soon | --wait 'soon': is no duration",
        "--also csv=/nowhere/at/all.csv | --also: /nowhere/at/all.csv: there is no such folder",
        "--warmup x | --warmup 'x': is no number of iterations",
        "--jvm-args -XX:NoSuchFlag | does not start with these flags",
        "--rounds 0 | --rounds 0: is out of range",
      })
  void whatIsWrong(String words, String told) {
    assertThat(run(words.split(" "))).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString().lines()).last().asString().contains(told);
    assertThat(built).doesNotExist();
  }

  @Tag("contract")
  @Test
  void whatIsRightIsBuilt() {
    assertThat(run("--budget", "1h")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("the build of ", " failed (");
    assertThat(built).exists();
  }

  private int run(String... more) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
    List<String> words = new ArrayList<>(List.of("run", "--against", "main", "--jar", "" + jar));
    words.addAll(List.of("--out", folder.resolve("out").toString()));
    words.addAll(List.of("--build", "touch " + built + " && false"));
    words.addAll(Arrays.asList(more));
    return heddle.execute(words.toArray(String[]::new));
  }

  private static void git(Path project, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", project.toString()));
    command.addAll(Arrays.asList(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
