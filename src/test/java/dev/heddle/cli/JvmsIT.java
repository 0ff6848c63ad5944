package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that measure several JVMs beside each other. */
class JvmsIT {

  /** Thousands of times as slow, so that no load of the machine hides it. */
  private static final String SLOW = "-Xint -Dwait=" + ForeignJar.SLOW_NANOS;

  @TempDir static Path jars;
  @TempDir Path folder;

  private static Path work;
  @AutoClose private Heddle heddle;

  @BeforeAll
  static void make() throws Exception {
    work = ForeignJar.ofProperty(jars, "work");
  }

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @Tag("contract")
  @Test
  void aSlowerSetOfFlagsIsARegressionInItsPairedRounds() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            shortly("4", "--jar", "" + work, "--jvm-args", "usual=", "--jvm-args", "int=" + SLOW));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.REGRESSION);
    assertThat(answer.out()).contains("regressed", "usual", "int");
    assertThat(answer.err()).contains("[8/8]", "jvm=usual", "jvm=int");
    RunInfo run = RunFolder.open(folder.resolve("out")).info();
    assertThat(run.plan().jvms())
        .extracting(jvm -> jvm.args())
        .containsExactly(List.of(), List.of(SLOW.split(" ")));
    assertThat(run.jdks()).containsOnlyKeys("usual", "int");
    for (Fork fork : RunFolder.open(folder.resolve("out")).forks()) {
      assertThat(fork.setup().jvmArgs())
          .isEqualTo(
              "int".equals(fork.row().params().get("jvm")) ? List.of(SLOW.split(" ")) : List.of());
    }
    assertThat(heddle.inSession("compare", "out", "--within", "jvm=usual,int").exitCode())
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(heddle.inSession("run", "--resume", "out").exitCode())
        .isEqualTo(ExitCode.REGRESSION);
    heddle.assertNothingRuns();
  }

  @Tag("contract")
  @Test
  void jdksOfDifferentAgeAreMeasuredOnTheSameJar() throws Exception {
    Path old = BuildsIT.olderJdk();
    Path now = Path.of(System.getProperty("java.home"));

    Heddle.Answer answer =
        heddle.run(shortly("1", "--jar", "" + work, "--jvm", "old=" + old, "--jvm", "new=" + now));

    // one round tells nothing of a change
    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.err()).contains("[2/2]").doesNotContain("FAILED");
    assertThat(RunFolder.open(folder.resolve("out")).forks())
        .allSatisfy(fork ->
            assertThat(fork.setup().jvm())
                .startsWith(
                    ("old".equals(fork.row().params().get("jvm")) ? old : now.toRealPath())
                        .toString()));
    RunInfo run = RunFolder.open(folder.resolve("out")).info();
    assertThat(run.jdks().get("old")).isNotEqualTo(run.jdks().get("new"));

    Path newer = ForeignJar.make(jars, "newer", "Many", 25, ForeignJar.MANY);
    Heddle.Answer tooOld = heddle.run("run", "--jar", "" + newer, "--jvm", "" + old, "--dry-run");
    assertThat(tooOld.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(tooOld.complaints())
        .singleElement()
        .asString()
        .contains("is Java ", "the benchmarks of " + newer + " need 25 or later");
  }

  @Tag("contract")
  @Test
  void ourOwnBenchmarksAreMeasuredOnSeveralToo() throws Exception {
    Heddle.Answer answer =
        heddle.run(
            "run",
            "squares",
            "--preset",
            "smoke",
            "--models",
            "bare",
            "-p",
            "n=1000000",
            "--rounds",
            "5",
            "--warmup",
            "1x100ms",
            "--out",
            "out",
            "--jvm-args",
            // else a busy machine leaves it uncompiled too
            "serial=-XX:+UseSerialGC -Xbatch",
            "--jvm-args",
            "int=-Xint -XX:+UseSerialGC");

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.REGRESSION);
    assertThat(answer.out()).contains("regressed", "serial", "int");
    heddle.assertNothingRuns();
  }

  @Tag("contract")
  @Test
  void buildsAreJudgedOnEachJvm() throws Exception {
    Path slower = ForeignJar.slow(jars, "slower");

    Heddle.Answer answer =
        heddle.run(
            shortly(
                "3",
                "--jar",
                "" + work,
                "--jar",
                "" + slower,
                "--jvm-args",
                "serial=-XX:+UseSerialGC",
                "--jvm-args",
                "parallel=-XX:+UseParallelGC"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isEqualTo(ExitCode.REGRESSION);
    assertThat(answer.err()).contains("[12/12]", "builds are judged on each JVM");
    assertThat(answer.out()).contains("jvm=serial", "jvm=parallel", "slower");
  }

  private static String[] shortly(String rounds, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "--rounds", rounds, "--out", "out"));
    words.addAll(List.of("--warmup", "1x50ms", "--iterations", "2x50ms"));
    words.addAll(Arrays.asList(more));
    return words.toArray(String[]::new);
  }
}
