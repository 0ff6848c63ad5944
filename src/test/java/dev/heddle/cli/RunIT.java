package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Status;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs as a person makes them, kept short. */
class RunIT {

  private static final String[] SHORT = {
    "run", "squares", "--preset", "smoke", "-p", "n=1000", "--workers", "2"
  };

  @TempDir Path folder;

  private Heddle heddle;
  private RunFolder run;

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
    run = new RunFolder(folder.resolve("run"));
  }

  @Test
  void aRunMeasuresEveryRowOnceARoundAndPrintsItsTable() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            words("--models", "sequential,fixed-pool,bare", "--rounds", "2", "--out", "run"));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(run.info().status()).isEqualTo(Status.FINISHED);
    assertThat(run.info().finished()).isNotNull();
    assertThat(run.forks()).hasSize(6);
    assertThat(run.forks().stream().collect(Collectors.groupingBy(Fork::round)).values())
        .allSatisfy(round ->
            assertThat(round)
                .extracting(fork -> fork.row().params().get("model"))
                .containsExactlyInAnyOrder("sequential", "fixed-pool", "bare"));
    assertThat(run.forks())
        .allSatisfy(fork -> {
          assertThat(fork.primary().unit()).isEqualTo("ms/op");
          assertThat(fork.primary().iterations()).hasSize(1);
          assertThat(fork.seconds()).isPositive();
          assertThat(fork.notes()).containsKey("model.workers");
        });
    assertThat(answer.out()).contains("sequential", "fixed-pool", "bare");
    assertThat(answer.err()).contains("[1/6] squares", "[6/6] squares");
    assertThat(Files.readString(run.path().resolve("jmh.json"))).contains("\"primaryMetric\"");
    assertThat(files()).containsExactlyInAnyOrder("run.json", "forks.jsonl", "jmh.json", "log.txt");
    assertThat(heddle.run("table", "run/jmh.json").exitCode()).isZero();
  }

  @Test
  void everyModelGivesTheRightAnswerAndWarmUpIsKept() throws Exception {
    Heddle.Answer answer = heddle.run(words("-p", "tasks=4", "--warmup", "2x50ms", "--out", "run"));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(run.forks()).hasSize(9);
    assertThat(run.forks()).allSatisfy(fork -> assertThat(fork.warmup()).hasSize(2));
  }

  @Test
  void aModelWithoutWorkersOrBoundIsOneRowWhateverIsAskedForTheOthers() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            "run",
            "squares",
            "--models",
            "sequential,fixed-pool,virtual-threads[bound=none]",
            "--workers",
            "1,2,4",
            "--dry-run");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out().lines().filter(line -> line.contains("sequential"))).hasSize(1);
    assertThat(answer.out().lines().filter(line -> line.contains("fixed-pool"))).hasSize(3);
    assertThat(answer.out().lines().filter(line -> line.contains("[bound=none]")))
        .singleElement()
        .asString()
        .endsWith("workers=unbounded");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void aFailingRowDoesNotStopTheOthersAndIsNamedAtTheEnd() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            "run",
            "squares-list",
            "--preset",
            "smoke",
            "--models",
            "process-pool[payload-limit=1KiB],bare",
            "-p",
            "numbers=10000",
            "-p",
            "tasks=2",
            "--out",
            "run");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.forks()).hasSize(1);
    assertThat(run.info().failures()).hasSize(1);
    assertThat(answer.complaints())
        .anySatisfy(line ->
            assertThat(line).contains("process-pool[payload-limit=1KiB]", "failed: ", "log.txt"));
    assertThat(answer.err()).doesNotContain("\tat ");
  }

  @Test
  void aForkPastItsTimeIsEndedAndItsRowFails() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            "run",
            "squares",
            "--preset",
            "smoke",
            "--models",
            "process-pool",
            "-p",
            "n=2000000000000",
            "--timeout",
            "3s",
            "--out",
            "run");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.info().failures().getFirst().cause())
        .contains("no result within 3", "--timeout");
    assertNothingRuns();
  }

  @Test
  void afterCtrlCWhatWasMeasuredIsKeptAndTheRunGoesOn() throws Exception {
    Heddle.Started started =
        heddle.begin(words("--models", "process-pool,bare", "--rounds", "4", "--out", "run"));
    Heddle.eventually(
        "two forks", Duration.ofSeconds(60), () -> started.errSoFar().contains("[2/8]"));
    signal("INT", started.process());
    Heddle.Answer answer = started.await(Duration.ofSeconds(20));

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(answer.err()).contains("interrupted", "--resume run").doesNotContain("\tat ");
    assertNothingRuns();
    RunInfo interrupted = run.info();
    int kept = run.forks().size();
    assertThat(interrupted.status()).isEqualTo(Status.INTERRUPTED);
    assertThat(interrupted.failures()).isEmpty();
    assertThat(kept).isBetween(2, 7);

    Heddle.Answer resumed = heddle.run("run", "--resume", "run");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(run.forks()).hasSize(8).doesNotHaveDuplicates();
    assertThat(run.info().status()).isEqualTo(Status.FINISHED);
    assertThat(run.info().plan()).isEqualTo(interrupted.plan());
  }

  @Test
  void aKilledCommandLeavesNoProcessAndItsRunGoesOn() throws Exception {
    Heddle.Started started =
        heddle.begin(
            words("--models", "process-pool,independent", "--rounds", "3", "--out", "run"));
    Heddle.eventually(
        "a fork with workers",
        Duration.ofSeconds(60),
        () -> started.errSoFar().contains("[1/6]") && started.process().descendants().count() > 2);
    List<ProcessHandle> below = started.process().descendants().toList();
    started.process().destroyForcibly();

    for (ProcessHandle process : below) {
      Heddle.eventually(
          "the end of " + process.pid(), Duration.ofSeconds(5), () -> !process.isAlive());
    }
    assertNothingRuns();
    Heddle.Answer resumed = heddle.run("run", "--resume", "run");
    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(run.forks()).hasSize(6);
  }

  @Test
  void aFinishedRunCanHaveMoreRoundsButNotAnotherPlan() throws Exception {
    String[] some = words("--models", "bare", "--out", "run");
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

  @Test
  void twoRunsAtOnceWouldMeasureEachOther() throws Exception {
    Path lock = Files.createDirectories(folder.resolve("tmp")).resolve("jmh.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      Heddle.Answer answer = heddle.run(words("--models", "bare", "--out", "run"));

      assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(answer.complaints()).singleElement().asString().contains("another run");
      assertThat(run.path()).doesNotExist();
    }
  }

  @Test
  void secretsAreInNoFileOfARun() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            words(
                "--models",
                "process-pool",
                "--jvm-args",
                "-Ddb.password=hunter2",
                "--worker-jvm-args",
                "-Dapi.token=hunter2;x",
                "--out",
                "run"));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    for (String file : files()) {
      assertThat(Files.readString(run.path().resolve(file))).doesNotContain("hunter2");
    }
    assertThat(run.info().commandLine()).contains("-Ddb.password=***");
  }

  @Test
  void aDiskThatFillsUpKeepsWhatWasMeasured() throws Exception {
    assertThat(heddle.run(words("--models", "bare", "--out", "run")).exitCode()).isZero();
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
    assertNothingRuns();
  }

  private static String[] words(String... more) {
    String[] all = Arrays.copyOf(SHORT, SHORT.length + more.length);
    System.arraycopy(more, 0, all, SHORT.length, more.length);
    return all;
  }

  private List<String> files() throws IOException {
    try (var list = Files.list(run.path())) {
      return list.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static void signal(String name, Process process) throws Exception {
    int code =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    assertThat(code).isZero();
  }

  /** No process is left that was started from this test's folder. */
  private void assertNothingRuns() throws InterruptedException {
    String mark = folder.toString();
    Heddle.eventually(
        "no process with " + mark,
        Duration.ofSeconds(5),
        () ->
            ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .noneMatch(process -> process.info().commandLine().orElse("").contains(mark)));
  }

  /** The workers of each model say what they are. */
  @Test
  void notesTellHowWorkersWereStarted() throws Exception {
    heddle.run(words("--models", "fixed-pool,process-pool", "--out", "run"));

    Map<String, String> how =
        run.forks().stream()
            .collect(
                Collectors.toMap(
                    fork -> fork.row().params().get("model"),
                    fork -> fork.notes().getOrDefault("model.workers", "")));
    assertThat(how.get("fixed-pool")).contains("platform thread");
    assertThat(how.get("process-pool")).contains("process");
  }
}
