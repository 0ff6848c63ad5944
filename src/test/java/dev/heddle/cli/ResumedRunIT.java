package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on in the folder of an earlier one. */
class ResumedRunIT {

  @TempDir static Path base;

  @TempDir Path folder;

  @AutoClose private Heddle heddle;
  private RunFolder run;

  /** One run of one row, which each test goes on with a copy of. */
  @BeforeAll
  static void measure() throws Exception {
    Heddle.Answer answer =
        new Heddle(base).run(Heddle.shortRun("--models", "bare", "--out", "run"));
    assertThat(answer.exitCode()).as(answer.err()).isZero();
  }

  @BeforeEach
  void copy() throws Exception {
    heddle = new Heddle(folder);
    run = new RunFolder(Files.createDirectory(folder.resolve("run")));
    try (Stream<Path> files = Files.list(base.resolve("run"))) {
      for (Path file : files.toList()) {
        Files.copy(file, run.path().resolve(file.getFileName()));
      }
    }
  }

  @Tag("contract")
  @Test
  void aFinishedRunCanHaveMoreRoundsButNotAnotherPlan() throws Exception {
    Heddle.Answer whole = heddle.inSession("run", "--resume", "run");
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    assertThat(whole.complaints())
        .containsExactly(
            "heddle: run is whole, with 1 of 1 forks; add rounds with --more-rounds N");

    Heddle.Answer planned =
        heddle.inSession("run", "--resume", "run", "--more-rounds", "2", "--dry-run");
    assertThat(planned.out()).contains("measured    1 of 3 forks");
    assertThat(run.forks()).hasSize(1);

    assertThat(heddle.inSession("run", "--resume", "run", "--more-rounds", "2").exitCode())
        .isZero();
    assertThat(run.forks()).extracting(Fork::round).containsExactly(1, 2, 3);

    Heddle.Answer other = heddle.inSession("run", "fetch", "--resume", "run");
    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.complaints()).singleElement().asString().contains("another preset");
    assertThat(run.forks()).hasSize(3);
  }

  @Test
  void aRecordedPlanByWhichNothingCanBeMeasuredIsRefused() throws Exception {
    Path info = run.path().resolve("run.json");
    String text = Files.readString(info);
    Map<String, List<String>> wrong =
        Map.of(
            "\"iterations\": 1,", List.of("-1"),
            "\"rounds\": 1,", List.of("-5", "2000000000"),
            "\"timeoutSeconds\": 300.0,", List.of("0"),
            "\"threads\": 1,", List.of("0"));
    try (Session session = heddle.session()) {
      for (String right : wrong.keySet()) {
        assertThat(text).contains(right);
        for (String value : wrong.get(right)) {
          String bad = right.substring(0, right.indexOf(' ') + 1) + value + ",";
          Files.writeString(info, text.replace(right, bad));

          Heddle.Answer answer = session.run("run", "--resume", "run", "--more-rounds", "1");

          assertThat(answer.exitCode()).as(bad + answer.err()).isEqualTo(ExitCode.USAGE);
          assertThat(answer.complaints())
              .singleElement()
              .asString()
              .contains("run.json", "wrong kind");
        }
      }
    }
  }

  @Tag("contract")
  @Test
  void aDiskThatFillsUpKeepsWhatWasMeasured() throws Exception {
    Path forks = run.path().resolve("forks.jsonl");
    String line = Files.readString(forks);
    StringBuilder many = new StringBuilder(line);
    for (int round = 1001; many.length() < 512 * 1024; round++) {
      many.append(line.replace("\"round\":1,", "\"round\":" + round + ","));
    }
    Files.writeString(forks, many);

    // no file may grow past this many blocks of 512 bytes: room for one line more, not for two
    long blocks = (many.length() + 3L * line.length() / 2) / 512;
    Heddle.Answer answer =
        heddle
            .startedBy("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh")
            .run("run", "--resume", "run", "--more-rounds", "2");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.complaints().getLast()).contains("cannot be written", "kept");
    assertThat(answer.err()).doesNotContain("\tat ");
    assertThat(run.forks()).hasSizeGreaterThan(100);
    assertThat(run.info().status()).isEqualTo(Status.BROKEN);
    assertThat(heddle.run("table", "run").exitCode()).isZero();
    heddle.assertNothingRuns();
  }
}
