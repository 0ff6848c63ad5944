package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo.Commit;
import dev.heddle.result.RunInfo.Status;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs as a person makes them, kept short. */
class RunIT {

  /** For commands of which it does not matter how their process starts, ends, and is told. */
  @AutoClose private static Heddle going;

  @TempDir static Path place;
  @TempDir Path folder;

  private Heddle heddle;
  private RunFolder run;

  @BeforeAll
  static void begin() {
    going = new Heddle(place);
  }

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
    run = new RunFolder(folder.resolve("run"));
  }

  @Test
  void aRunMeasuresEveryRowOnceARoundAndPrintsItsTable() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            Heddle.shortRun(
                "--models", "sequential,fixed-pool,bare", "--rounds", "2", "--out", "run"));

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
    assertThat(going.inSession("table", run.path().resolve("jmh.json").toString()).exitCode())
        .isZero();
  }

  @Tag("contract")
  @Test
  void aRunWhoseBudgetIsUsedUpHasFewerRoundsAndAllOfThemWhole() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            Heddle.shortRun(
                "--models",
                "sequential,bare",
                "--rounds",
                "500",
                "--budget",
                "3s",
                "--out",
                out()));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    int rounds = run.info().plan().rounds();
    assertThat(rounds).isBetween(1, 100);
    assertThat(run.info().status()).isEqualTo(Status.FINISHED);
    assertThat(run.forks()).hasSize(2 * rounds);
    assertThat(answer.err())
        .contains("--budget 3 s is used up: " + rounds + (rounds == 1 ? " round" : " rounds"));
    assertThat(answer.out()).doesNotContain("planned forks");
  }

  @Tag("contract")
  @Test
  void whatTheEnvironmentSaysToGitAndToJvmsDoesNotGetInItsWay() throws Exception {
    Heddle hardened =
        heddle.startedBy(
            "env",
            "GIT_TRACE=1",
            "GIT_DIR=/nowhere",
            "JAVA_TOOL_OPTIONS=-Djdk.serialFilter=maxdepth=1000;!com.example.**");

    Heddle.Answer answer = hardened.run(Heddle.shortRun("--models", "bare", "--out", "run"));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    Commit commit = run.info().commit();
    assertThat(commit == null ? "0".repeat(40) : commit.id()).matches("[0-9a-f]{40}");
  }

  /** A cache and a flag about archives exclude each other. */
  @Tag("contract")
  @Test
  void flagsInTheEnvironmentWithWhichThereIsNoCacheAreNamed() throws Exception {
    Heddle hardened = heddle.startedBy("env", "JAVA_TOOL_OPTIONS=-Xshare:auto");

    Heddle.Answer answer =
        hardened.run(
            "run",
            "start.ready",
            "-p",
            "worker=jvm-aot,limit",
            "--preset",
            "smoke",
            "--no-costs",
            "--out",
            "run");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.info().failures())
        .hasSize(2)
        .allSatisfy(failure -> assertThat(failure.cause()).contains("unset JAVA_TOOL_OPTIONS"));
  }

  @Tag("contract")
  @Test
  void everyModelGivesTheRightAnswer() throws Exception {
    Heddle.Answer answer = going.inSession(Heddle.shortRun("-p", "tasks=4", "--out", out()));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(run.forks()).hasSize(10);
  }

  @Tag("contract")
  @Test
  void threadsAndProcessesGiveTheRightAnswerAndTheirForksKeepTheWarmUpAndTellTheirWorkers()
      throws Exception {
    Heddle.Answer answer =
        going.inSession(
            Heddle.shortRun(
                "--models",
                "fixed-pool,process-per-task,process-pool",
                "-p",
                "tasks=4",
                "--warmup",
                "2x50ms",
                "--out",
                out()));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(run.forks()).hasSize(3);
    // what starts a JVM for every task has nothing to warm
    assertThat(run.forks())
        .allSatisfy(fork ->
            assertThat(fork.warmup())
                .hasSize(fork.row().params().containsValue("process-per-task") ? 0 : 2));
    // the workers of each model say what they are
    Map<String, String> how =
        run.forks().stream()
            .collect(
                Collectors.toMap(
                    fork -> fork.row().params().get("model"),
                    fork -> fork.notes().getOrDefault("model.workers", "")));
    assertThat(how.get("fixed-pool")).contains("platform thread");
    assertThat(how.get("process-pool")).contains("process");
  }

  @Test
  void aModelWithoutWorkersOrBoundIsOneRowWhateverIsAskedForTheOthers() throws Exception {
    Heddle.Answer answer =
        going.inSession(
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
    assertThat(place.resolve("results")).doesNotExist();
  }

  @Test
  void aFailingRowDoesNotStopTheOthersAndIsNamedAtTheEnd() throws Exception {
    Heddle.Answer answer =
        going.inSession(
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
            out());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.forks()).hasSize(1);
    assertThat(run.info().failures()).hasSize(1);
    assertThat(answer.complaints())
        .anySatisfy(line ->
            assertThat(line).contains("process-pool[payload-limit=1KiB]", "failed: ", "log.txt"));
    assertThat(answer.err()).doesNotContain("\tat ");
  }

  @Test
  void aLimitThatIsOverBeforeTheForkHasStartedEndsItToo() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            Heddle.shortRun(
                "--models", "bare", "--iterations", "1x1ms", "--timeout", "1ms", "--out", out()));

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.info().failures().getFirst().cause()).contains("no result within 0.001 s");
    heddle.assertNothingRuns();
  }

  @Test
  void aForkPastItsTimeIsEndedAndItsRowFails() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            "run",
            "squares",
            "--preset",
            "smoke",
            "--models",
            "process-pool",
            "-p",
            "n=2000000000000",
            "--timeout",
            "2s",
            "--out",
            out());

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.info().failures().getFirst().cause())
        .contains("no result within 2", "--timeout");
    heddle.assertNothingRuns();
  }

  @Tag("contract")
  @Test
  void twoRunsAtOnceWouldMeasureEachOther() throws Exception {
    Path lock = Files.createDirectories(place.resolve("tmp")).resolve("jmh.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      Heddle.Answer answer = going.inSession(Heddle.shortRun("--models", "bare", "--out", out()));

      assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(answer.complaints()).singleElement().asString().contains("another run");
      assertThat(run.path()).doesNotExist();
    }
  }

  @Tag("contract")
  @Test
  void secretsAreInNoFileOfARun() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            Heddle.shortRun(
                "--models",
                "process-pool",
                "--jvm-args",
                "-Ddb.password=hunter2",
                "--worker-jvm-args",
                "-Dapi.token=hunter2;x",
                "--out",
                out()));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    for (String file : files()) {
      assertThat(Files.readString(run.path().resolve(file))).doesNotContain("hunter2");
    }
    assertThat(run.info().commandLine()).contains("-Ddb.password=***");
  }

  /** With a heap that the flags of a worker do not fit into, though they do for any JVM alone. */
  @Tag("contract")
  @Test
  void flagsThatWorkersRefuseAreToldInOneLineAndTriedOnceByEach() throws Exception {
    Heddle.Answer answer =
        going.inSession(
            Heddle.shortRun(
                "--models",
                "process-pool",
                "--jvm-args",
                "-Xmx512m",
                "--worker-jvm-args",
                "-Xms400m",
                "--out",
                out()));

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.info().failures())
        .singleElement()
        .satisfies(failure ->
            assertThat(failure.cause())
                .matches(
                    "worker \\d+ did not start: it exited with code 1, since its JVM refuses"
                        + " -Xmx256m .* -Xms400m: Initial heap size set to a larger value than the"
                        + " maximum heap size; correct the flags of the workers"));
    assertThat(answer.footnotes())
        .anySatisfy(note -> assertThat(note).contains("-Xms400m: Initial heap size"));
    assertThat(Files.readAllLines(run.path().resolve("log.txt")))
        .filteredOn(line -> line.matches("worker \\d+: Initial heap size set .*"))
        .hasSizeBetween(1, 2);
  }

  private String out() {
    return run.path().toString();
  }

  private List<String> files() throws IOException {
    try (var list = Files.list(run.path())) {
      return list.map(path -> path.getFileName().toString()).toList();
    }
  }
}
