package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's own commands, from the words to the tables. */
class CommandIT {

  @TempDir Path folder;

  private Heddle heddle;
  private Path script;

  @BeforeEach
  void open() throws Exception {
    heddle = new Heddle(folder);
    script = folder.resolve("work.sh");
  }

  @AfterEach
  void nothingRuns() throws Exception {
    heddle.assertNothingRuns();
  }

  private Heddle.Answer run(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", "--preset", "smoke", "--out", "out"));
    words.addAll(List.of(more));
    return heddle.run(words.toArray(String[]::new));
  }

  private String file(String name) throws Exception {
    return Files.readString(folder.resolve("out").resolve(name));
  }

  @Test
  void aCommandRunsForEveryInputUnderEachModelThatCanWaitForOne() throws Exception {
    Files.writeString(script, "test -e clean && cat \"$1\" >> \"$2\"\n");
    Files.writeString(folder.resolve("-a"), "A");
    Files.writeString(folder.resolve("b c"), "B");
    Files.writeString(folder.resolve("files.txt"), "-a\nb c\n");

    Heddle.Answer answer =
        run(
            "--command",
            "sh " + script + " ./{} '{/.} done'",
            "--inputs",
            "files.txt",
            "--prepare",
            "sh -c 'rm -f ./*done; touch clean'",
            "--workers",
            "2");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("inputs: ", "command sh", "inputs 2", "workers 2")
        .contains("\n  sequential ", "\n  platform-threads ", "\n  fixed-pool ")
        .contains("\n  virtual-threads ", "inputs (command sh, inputs 2): take ")
        .doesNotContain("process-pool", "work-stealing");
    assertThat(folder.resolve("-a done")).hasContent("A");
    assertThat(folder.resolve("b c done")).hasContent("B");
    assertThat(file("forks.jsonl")).contains("\"command.exit-codes\":\"0=");
    assertThat(file("hyperfine.json")).contains("(fixed-pool, workers 2)\"", "\"exit_codes\": [");
  }

  @Test
  void twoCommandsAreJudgedSideBySideAndLieInTheFormOfHyperfine() throws Exception {
    Heddle.Answer answer =
        run("--command", "sleep 0.01", "--command", "sleep 0.3", "--rounds", "2");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("sleep 0.01", "sleep 0.3", "slower");
    assertThat(file("hyperfine.json"))
        .contains("\"command\": \"sleep 0.01\"", "\"command\": \"sleep 0.3\"", "\"median\": 0.3");
    assertThat(file("run.json")).contains("\"text\": \"sleep 0.01\"");
  }

  @Test
  void aNumberThatIsRuledOutHasNoFurtherRoundAndTheLineToTypeIsTold() throws Exception {
    Heddle.Answer answer = run("--command", "sleep 0.{n}", "--sweep", "n=1,5", "--rounds", "6");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(file("forks.jsonl").lines()).hasSize(6);
    Heddle.Answer advice = heddle.run("advise", "out");
    assertThat(advice.out().replaceAll("\\s+", " "))
        .contains("take n=1 (", "run 'sleep 0.1'; all others are shown to be more than 3 % slower");
  }

  @Test
  void aCommandThatFailsFailsItsRowAndNothingElse() throws Exception {
    Files.writeString(script, "echo no luck with \"$1\" >&2; exit 3\n");
    Files.writeString(folder.resolve("files.txt"), "a\nb\n");

    Heddle.Answer answer =
        run(
            "--command",
            "sh " + script + " {}",
            "--command",
            "true {}",
            "--inputs",
            "files.txt",
            "--models",
            "sequential");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.complaints())
        .anySatisfy(line ->
            assertThat(line)
                .contains(
                    "input a: exit code 3: no luck with a (2 of 2 failed; exit codes: 2 x 3"));
    assertThat(file("forks.jsonl").lines()).hasSize(1);
  }

  @Test
  void commandsEndWithHeddleAlsoWhereThatIsKilled() throws Exception {
    Heddle.Started started = endless();
    started.signal("KILL");
    started.await(Duration.ofSeconds(20));

    heddle.assertNothingRuns();
    assertNothingSleeps();
  }

  @Test
  void commandsEndWithTheirForkAlsoWhereThatIsKilled() throws Exception {
    Heddle.Started started = endless();
    started.process().children().forEach(ProcessHandle::destroyForcibly);
    Heddle.Answer answer = started.await(Duration.ofSeconds(20));

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertNothingSleeps();
  }

  /** A run whose command goes on with processes in the background, one of them detached. */
  private Heddle.Started endless() throws Exception {
    Files.writeString(script, "touch \"$0.runs\"; sleep 86411 & setsid sleep 86412 & wait\n");
    Heddle.Started started =
        heddle.begin("run", "--preset", "smoke", "--out", "out", "--command", "sh " + script);
    Eventually.isTrue(
        "the command runs",
        Duration.ofSeconds(60),
        () -> Files.exists(folder.resolve("work.sh.runs")));
    return started;
  }

  private static void assertNothingSleeps() throws Exception {
    Eventually.isTrue(
        "what it started has ended",
        Duration.ofSeconds(10),
        () ->
            ProcessHandle.allProcesses()
                .noneMatch(
                    each -> each.info().commandLine().orElse("").matches(".*sleep 8641[12]")));
  }
}
