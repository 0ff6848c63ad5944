package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history whose newest run looks slower, as a person watches it. */
class TrendIT {

  /** Farther apart than a busy machine has two measurements of the same, compiled or not yet. */
  private static final double FAR = 10_000;

  @TempDir Path folder;

  @AutoClose private Heddle heddle;

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  @Tag("contract")
  @Test
  void onlyWhatIsSlowWhenMeasuredAgainIsARegression() throws Exception {
    Heddle.Answer made =
        heddle.inSession(
            "run",
            "squares",
            "--models",
            "bare,sequential",
            "-p",
            "n=100000",
            "--rounds",
            "1",
            "--warmup",
            "1x50ms",
            "--iterations",
            "2x50ms",
            "--out",
            "made");
    assertThat(made.exitCode()).as(made.err()).isZero();
    historyOf(folder.resolve("made"), folder.resolve("runs"));

    Heddle.Answer both =
        heddle.inSession("trend", "runs", "--fail-on-regression", "--out", "runs/again");

    assertThat(both.exitCode()).as(both.err()).isEqualTo(ExitCode.REGRESSION);
    assertThat(both.out())
        .containsPattern("sequential .* slower .*, confirmed")
        .containsPattern("bare .* slower .*, not confirmed");
    assertThat(both.err())
        .contains("[2/2]")
        .containsPattern("again when measured once more, in .*sequential")
        .containsPattern("looked slower than expected in .*bare.*no regression")
        .contains("  heddle trend accept ", "model=sequential")
        .doesNotContain("\tat ");

    Heddle.Answer kept =
        heddle.inSession("trend", "runs", "--fail-on-regression", "--format", "json");

    assertThat(kept.exitCode()).as(kept.err()).isEqualTo(ExitCode.REGRESSION);
    assertThat(kept.out())
        .contains("\"runs\": 9", "\"outcome\": \"refuted\"", "\"outcome\": \"confirmed\"");
    assertThat(kept.err()).as("what was said holds").doesNotContain("results go to");
    assertThat(
            heddle.inSession("trend", "runs", "--rows", "bare", "--fail-on-regression").exitCode())
        .isZero();

    Files.delete(folder.resolve("runs/alarms.json"));
    Heddle.Answer one =
        heddle.inSession(
            "trend", "runs", "--rows", "bare", "--fail-on-regression", "--format", "json");

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(one.out()).contains("\"runs\": 9", "\"outcome\": \"refuted\"");
    assertThat(one.err()).contains("results/").doesNotContain("sequential");

    Files.delete(folder.resolve("runs/alarms.json"));
    Heddle.Answer tooLong =
        heddle.inSession("trend", "runs", "--fail-on-regression", "--budget", "100ms");

    assertThat(tooLong.exitCode()).isEqualTo(ExitCode.REGRESSION);
    assertThat(tooLong.complaints())
        .singleElement()
        .asString()
        .contains("more than is left of --budget 100 ms", "not confirmed");

    Path elsewhere = folder.resolve("runs/8/run.json");
    Files.writeString(
        elsewhere, Files.readString(elsewhere).replaceFirst("\"host\": \"", "$0not-"));
    Heddle.Answer there = heddle.inSession("trend", "runs", "--fail-on-regression");

    assertThat(there.exitCode()).isEqualTo(ExitCode.REGRESSION);
    assertThat(there.complaints())
        .singleElement()
        .asString()
        .contains("it was measured on another machine (not-", "bare", "sequential");
    heddle.assertNothingRuns();
  }

  /**
   * Nine runs, of which the newest looks far slower in both rows: in one it says what was measured,
   * and the runs before say far less; in the other all say far more, so that no noise of the
   * machine can make a measurement look as slow.
   */
  private static void historyOf(Path made, Path runs) throws Exception {
    RunInfo info = RunFolder.open(made).info();
    List<Fork> forks = RunFolder.open(made).forks();
    Random random = new Random(1);
    for (int i = 0; i < 9; i++) {
      boolean newest = i == 8;
      RunFolder run = RunFolder.create(runs.resolve(String.valueOf(i)));
      run.write(
          new RunInfo(
              info.schema(),
              info.heddle(),
              info.started().minus(Duration.ofDays(8 - i)),
              info.finished(),
              info.status(),
              info.machine(),
              info.jdk(),
              new RunInfo.Commit(String.format(Locale.ROOT, "%040x", 0xc0ffee0 + i), false),
              info.commandLine(),
              info.plan(),
              info.failures()));
      for (Fork fork : forks) {
        boolean bare = "bare".equals(fork.row().params().get("model"));
        double noise = newest ? 1 : Math.exp(0.25 * random.nextGaussian());
        double factor = bare ? (newest ? FAR * FAR : FAR) : (newest ? 1 : 1 / FAR);
        run.append(scaled(fork, noise * factor));
      }
    }
  }

  private static Fork scaled(Fork fork, double factor) {
    Samples primary = fork.primary();
    return new Fork(
        fork.row(),
        fork.round(),
        fork.order(),
        fork.started(),
        fork.seconds(),
        fork.setup(),
        fork.warmup(),
        Samples.of(
            primary.unit(), primary.iterations().stream().map(value -> value * factor).toList()),
        fork.secondary(),
        fork.notes(),
        fork.load());
  }
}
