package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMH's own command line. */
class JmhIT {

  private static final String SHORT =
      "jmh SquareSum -f 1 -wi 0 -i 1 -r 100ms -p n=1000 -p workers=2";

  @TempDir Path folder;

  private Heddle heddle;

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @Tag("contract")
  @Test
  void jmhMeasuresWithTheFlagsOfOurForksAndLeavesOnlyWhatWasAskedFor() throws Exception {
    Heddle.Answer answer = heddle.run(shortRun("-p model=process-pool,bare -rf json -rff r.json"));

    assertThat(answer.exitCode()).as(answer.err() + answer.out()).isZero();
    assertThat(answer.out())
        .contains("# VM options:", "--enable-native-access=ALL-UNNAMED", "heddle-thin.jar")
        .contains("Benchmark ", "SquareSumBenchmark.sum")
        .doesNotContain("WARNING: JMH lock")
        .doesNotContain("TieredStopAtLevel");
    assertThat(heddle.run("table", "r.json").out()).contains("process-pool", "bare");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("out.txt", "err.txt", "tmp", "r.json");
    }
    heddle.assertNothingRuns();
  }

  @Tag("contract")
  @Test
  void aRowThatFailsMakesItNotWhole() throws Exception {
    Heddle.Answer answer = heddle.run(shortRun("-p model=bare,fixed-pol"));

    assertThat(answer.exitCode()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.out()).contains("model 'fixed-pol': unknown; write one of");
    assertThat(answer.complaints()).singleElement().asString().contains("not all was measured");
  }

  @Test
  void itListsAndHelpsAsJmhDoes() throws Exception {
    try (Session session = heddle.session()) {
      assertThat(session.run("jmh", "-l").out()).contains("FetchBenchmark.fetch");
      assertThat(session.run("jmh", "-lp").out()).contains("param \"workers\"");
      assertThat(session.run("jmh", "-lprof").out()).contains("gc");
      Heddle.Answer help = session.run("jmh", "--help");
      assertThat(help.out()).contains("-wi <int>");
      assertThat(help.exitCode()).isZero();
    }
  }

  @Tag("contract")
  @Test
  void ctrlCLeavesNoProcess() throws Exception {
    Heddle.Started started =
        heddle.begin(
            "jmh SquareSum -f 1 -wi 0 -i 100000 -r 100ms -p workers=2 -p model=process-pool"
                .split(" "));
    Eventually.isTrue(
        "workers", Duration.ofSeconds(60), () -> started.process().descendants().count() > 2);
    started.signal("INT");

    assertThat(started.await().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    heddle.assertNothingRuns();
  }

  @Test
  void itWaitsForNobodyWhileARunGoesOn() throws Exception {
    Path lock = Files.createDirectories(folder.resolve("tmp")).resolve("jmh.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      Heddle.Answer answer = heddle.run(shortRun("-p model=bare"));

      assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(answer.complaints()).singleElement().asString().contains("another run");
    }
  }

  private static String[] shortRun(String more) {
    List<String> words = new ArrayList<>(Arrays.asList(SHORT.split(" ")));
    words.addAll(Arrays.asList(more.split(" ")));
    return words.toArray(String[]::new);
  }
}
