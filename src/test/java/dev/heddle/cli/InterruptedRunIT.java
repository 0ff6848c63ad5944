package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Status;
import dev.heddle.result.UnreadableException;
import dev.heddle.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that a person, or a kill, ends before their end. */
class InterruptedRunIT {

  @TempDir Path folder;

  private Heddle heddle;
  private RunFolder run;

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
    run = new RunFolder(folder.resolve("run"));
  }

  @Tag("contract")
  @Test
  void afterCtrlCWhatWasMeasuredIsKeptAndTheRunGoesOn() throws Exception {
    Heddle.Started started =
        heddle.begin(
            Heddle.shortRun(
                "--models",
                "process-pool,bare",
                "--rounds",
                "2",
                "--iterations",
                "1x2s",
                "--out",
                "run"));
    Eventually.isTrue("a fork", Duration.ofSeconds(60), () -> started.errSoFar().contains("[1/4]"));
    started.signal("INT");
    Heddle.Answer answer = started.await();

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(answer.err()).contains("interrupted", "--resume run").doesNotContain("\tat ");
    heddle.assertNothingRuns();
    RunInfo interrupted = run.info();
    int kept = run.forks().size();
    assertThat(interrupted.status()).isEqualTo(Status.INTERRUPTED);
    assertThat(interrupted.failures()).isEmpty();
    assertThat(kept).isBetween(1, 3);

    Heddle.Answer resumed = heddle.run("run", "--resume", "run");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(run.forks()).hasSize(4).doesNotHaveDuplicates();
    assertThat(run.info().status()).isEqualTo(Status.FINISHED);
    assertThat(run.info().plan()).isEqualTo(interrupted.plan());
  }

  @Tag("contract")
  @Test
  void ctrlCOnATerminalWithAProgressBarEndsTheRunTheSameWay() throws Exception {
    Heddle.Started started =
        heddle
            .onTerminal(80)
            .begin(
                Heddle.shortRun("--models", "process-pool,bare", "--rounds", "20", "--out", "run"));
    Eventually.isTrue("a fork", Duration.ofSeconds(60), () -> forks() >= 1);
    Eventually.isTrue(
        "the bar",
        () ->
            started.outSoFar().contains("measuring") && started.outSoFar().contains(": squares "));
    // the terminal tells all of them at once: the program, its fork, and the fork's workers
    started.type("\u0003");
    Heddle.Answer answer = started.await();

    assertThat(answer.exitCode()).as(answer.out()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(answer.out()).contains("interrupted", "--resume run").doesNotContain("\tat ");
    heddle.assertNothingRuns();
    assertThat(run.info().status()).isEqualTo(Status.INTERRUPTED);
    assertThat(run.info().failures()).isEmpty();
    assertThat(run.forks()).hasSizeBetween(1, 39);
    assertThat(heddle.run("table", "run").out()).contains("bare");
  }

  @Tag("contract")
  @Test
  void aKilledCommandLeavesNoProcessAndItsRunGoesOn() throws Exception {
    Heddle.Started started =
        heddle.begin(
            Heddle.shortRun(
                "--models",
                "process-pool,independent",
                "--rounds",
                "1",
                "--iterations",
                "1x4s",
                "--out",
                "run"));
    Eventually.isTrue(
        "a fork with workers",
        Duration.ofSeconds(60),
        () -> started.errSoFar().contains("[1/2]") && started.process().descendants().count() > 2);
    List<ProcessHandle> below = started.process().descendants().toList();
    started.process().destroyForcibly();

    for (ProcessHandle process : below) {
      Eventually.isTrue("the end of " + process.pid(), () -> !process.isAlive());
    }
    heddle.assertNothingRuns();
    Heddle.Answer resumed = heddle.run("run", "--resume", "run");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(run.forks()).hasSize(2);
  }

  @Tag("contract")
  @Test
  void aRunWhoseFolderIsRemovedEndsSoonAndSaysSo() throws Exception {
    Heddle.Started started =
        heddle.begin(
            Heddle.shortRun(
                "-p",
                "tasks=1,2,3,4,5,6",
                "--models",
                "process-pool",
                "--rounds",
                "9",
                "--out",
                "run"));
    Eventually.isTrue("a fork", Duration.ofSeconds(60), () -> forks() >= 1);
    // out of its reach at once; file by file the run would write into it meanwhile
    Files.move(run.path(), folder.resolve("elsewhere"));
    Heddle.Answer answer = started.await();

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.complaints().getLast()).contains("gone with the folder");
    assertThat(answer.err()).doesNotContain("\tat ");
    heddle.assertNothingRuns();
  }

  @Test
  void aSignalBeforeTheFirstForkLeavesAnInterruptedRunAndNoHiddenFile() throws Exception {
    for (String signal : List.of("INT", "TERM")) {
      RunFolder place = new RunFolder(folder.resolve(signal));
      Heddle.Started started =
          heddle.begin(Heddle.shortRun("--models", "bare", "--rounds", "40", "--out", signal));
      Eventually.isTrue(
          "the folder",
          Duration.ofSeconds(60),
          () -> Files.exists(place.path().resolve("run.json")));
      started.signal(signal);
      Heddle.Answer answer = started.await();

      assertThat(answer.exitCode()).isEqualTo(signal.equals("INT") ? ExitCode.INTERRUPTED : 143);
      assertThat(place.info().status()).isEqualTo(Status.INTERRUPTED);
      assertThat(place.info().failures()).isEmpty();
      try (Stream<Path> files = Files.list(place.path())) {
        assertThat(files.filter(file -> file.getFileName().toString().startsWith("."))).isEmpty();
      }
    }
    heddle.assertNothingRuns();
  }

  private int forks() {
    try {
      return run.forks().size();
    } catch (UnreadableException e) {
      return 0;
    }
  }
}
