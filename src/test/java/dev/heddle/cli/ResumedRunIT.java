package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that go on in the folder of an earlier one. */
class ResumedRunIT {

  @TempDir Path folder;

  private Heddle heddle;
  private RunFolder run;

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
    run = new RunFolder(folder.resolve("run"));
  }

  @Test
  void aFinishedRunCanHaveMoreRoundsButNotAnotherPlan() throws Exception {
    String[] some = Heddle.shortRun("--models", "bare", "--out", "run");
    assertThat(heddle.run(some).exitCode()).isZero();

    Heddle.Answer planned = heddle.run("run", "--resume", "run", "--more-rounds", "2", "--dry-run");
    assertThat(planned.out()).contains("measured    1 of 3 forks");
    assertThat(run.forks()).hasSize(1);

    assertThat(heddle.run("run", "--resume", "run", "--more-rounds", "2").exitCode()).isZero();
    assertThat(run.forks()).extracting(Fork::round).containsExactly(1, 2, 3);

    Heddle.Answer other = heddle.run("run", "fetch", "--resume", "run");
    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.complaints()).singleElement().asString().contains("another preset");
    assertThat(run.forks()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "iterations, 1, -1",
    "rounds, 1, -5",
    "rounds, 1, 2000000000",
    "timeoutSeconds, 300.0, 0",
    "threads, 1, 0"
  })
  void aRecordedPlanByWhichNothingCanBeMeasuredIsRefused(String name, String right, String wrong)
      throws Exception {
    assertThat(heddle.run(Heddle.shortRun("--models", "bare", "--out", "run")).exitCode()).isZero();
    Path info = run.path().resolve("run.json");
    String text = Files.readString(info);
    String mark = "\"" + name + "\": ";
    assertThat(text).contains(mark + right);
    Files.writeString(info, text.replace(mark + right, mark + wrong));

    Heddle.Answer answer = heddle.run("run", "--resume", "run", "--more-rounds", "1");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.complaints()).singleElement().asString().contains("run.json", "wrong kind");
  }

  @Test
  void aDiskThatFillsUpKeepsWhatWasMeasured() throws Exception {
    assertThat(heddle.run(Heddle.shortRun("--models", "bare", "--out", "run")).exitCode()).isZero();
    Path forks = run.path().resolve("forks.jsonl");
    String line = Files.readString(forks);
    StringBuilder many = new StringBuilder(line);
    for (int round = 1001; many.length() < 512 * 1024; round++) {
      many.append(line.replace("\"round\":1,", "\"round\":" + round + ","));
    }
    Files.writeString(forks, many);

    // no file may grow past this many blocks of 512 bytes: room for two lines more, not for four
    long blocks = (many.length() + 5L * line.length() / 2) / 512;
    Heddle.Answer answer =
        heddle
            .startedBy("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh")
            .run("run", "--resume", "run", "--more-rounds", "4");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.complaints().getLast()).contains("cannot be written", "kept");
    assertThat(answer.err()).doesNotContain("\tat ");
    assertThat(run.forks()).hasSizeGreaterThan(100);
    assertThat(run.info().status()).isEqualTo(Status.BROKEN);
    assertThat(heddle.run("table", "run").exitCode()).isZero();
    heddle.assertNothingRuns();
  }
}
