package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import dev.heddle.testing.NotedProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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

  @Tag("contract")
  @Test
  void nobodyElseMayReadWhatARunAndItsForksTellEachOther() throws Exception {
    Files.writeString(script, "ls -lA \"$1\" > \"$0.files\"\n");

    Heddle.Answer answer = run("--command", "sh " + script + " out");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("work.sh.files")))
        .filteredOn(line -> line.matches(".* \\.(notes|commands|guard\\.jar)"))
        .hasSize(3)
        .allMatch(line -> line.startsWith("-rw------- "));
  }

  @Tag("contract")
  @Test
  void twoCommandsAreJudgedSideBySideAndLieInTheFormOfHyperfine() throws Exception {
    Heddle.Answer answer = run("--command", "sleep 0.1", "--command", "sleep 2.1", "--rounds", "2");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("sleep 0.1", "sleep 2.1")
        // two rounds on a busy machine may be too few to show it
        .containsPattern("1 row: 1 (slower|no difference shown) ")
        .containsPattern("\\dx \\([^)]+\\) slower");
    assertThat(file("hyperfine.json"))
        .contains("\"command\": \"sleep 0.1\"", "\"command\": \"sleep 2.1\"");
    // in seconds, and never less than what they sleep
    assertThat(Pattern.compile("\"median\": ([0-9.]+)").matcher(file("hyperfine.json")).results())
        .extracting(median -> Double.parseDouble(median.group(1)))
        .satisfiesExactly(
            first -> assertThat(first).isBetween(0.1, 90.0),
            second -> assertThat(second).isBetween(2.1, 90.0));
    assertThat(file("run.json")).contains("\"text\": \"sleep 0.1\"");
  }

  @Tag("contract")
  @Test
  void aNumberThatIsRuledOutHasNoFurtherRoundAndTheLineToTypeIsTold() throws Exception {
    Heddle.Answer answer = run("--command", "sleep {n}.2", "--sweep", "n=0,2", "--rounds", "6");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    // after the third round, or on a busy machine after the fifth, or never
    long forks = file("forks.jsonl").lines().count();
    assertThat(forks).isIn(6L, 10L, 12L);
    Heddle.Answer advice = heddle.run("advise", "out");
    if (forks < 12) {
      assertThat(advice.out().replaceAll("\\s+", " "))
          .contains(
              "take n=0 (", "run 'sleep 0.2'; all others are shown to be more than 3 % slower");
    }
  }

  @Tag("contract")
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

  @Tag("contract")
  @Test
  void aResumedRunAllowsItsCommandWhatALongerTimeoutDoes() throws Exception {
    Heddle.Answer late = run("--command", "sleep 4", "--timeout", "3s");
    assertThat(late.exitCode()).as(late.err()).isEqualTo(ExitCode.NOT_WHOLE);

    Heddle.Answer resumed = heddle.run("run", "--resume", "out", "--timeout", "100s");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(file("forks.jsonl").lines()).hasSize(1);
  }

  @Test
  void commandsEndWithHeddleAlsoWhereThatIsKilled() throws Exception {
    Heddle.Started started = endless();
    started.signal("KILL");
    started.await();

    heddle.assertNothingRuns();
    assertNothingSleeps();
  }

  @Tag("contract")
  @Test
  void commandsEndWithTheirForkAlsoWhereThatIsKilled() throws Exception {
    Heddle.Started started = endless();
    started.process().children().forEach(ProcessHandle::destroyForcibly);
    Heddle.Answer answer = started.await();

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertNothingSleeps();
  }

  /** A run whose command goes on with processes in the background, one of them detached. */
  private Heddle.Started endless() throws Exception {
    Files.writeString(
        script,
        """
        sleep 600 & echo $! > "$0.new"
        setsid sleep 600 & echo $! >> "$0.new"
        mv "$0.new" "$0.runs"
        wait
        """);
    Heddle.Started started =
        heddle.begin("run", "--preset", "smoke", "--out", "out", "--command", "sh " + script);
    Eventually.isTrue("the command runs", Duration.ofSeconds(60), () -> Files.exists(noted()));
    assertThat(NotedProcesses.running(noted())).hasSize(2);
    return started;
  }

  private Path noted() {
    return folder.resolve("work.sh.runs");
  }

  private void assertNothingSleeps() throws Exception {
    Eventually.isTrue("what it started has ended", () -> NotedProcesses.running(noted()).isEmpty());
  }
}
