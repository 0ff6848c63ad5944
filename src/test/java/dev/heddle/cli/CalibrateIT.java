package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Calibration;
import dev.heddle.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calibration as a person makes it, kept short: ended by Ctrl-C, and taken up again. */
class CalibrateIT {

  @TempDir Path folder;

  @AutoClose private Heddle heddle;

  @BeforeEach
  void open() {
    heddle = new Heddle(folder);
  }

  /** How many runs were meant stands in a file of words alone. */
  @Tag("contract")
  @Test
  void wholeRunsSurviveCtrlCAndTheRestIsMeasuredLater() throws Exception {
    Files.writeString(folder.resolve("words"), "squares --models bare -p n=100000 --runs 3\n");
    Heddle.Started started =
        heddle.begin(
            "calibrate",
            "@words",
            "--preset",
            "smoke",
            "--rounds",
            "2",
            "--iterations",
            "1x1s",
            "--out",
            "cal");
    Eventually.isTrue(
        "the third run", Duration.ofSeconds(60), () -> started.errSoFar().contains("run 3 of 3"));
    started.signal("INT");
    Heddle.Answer answer = started.await();

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(answer.err())
        .contains("2 of 3 runs are whole", "calibration.json", "--resume cal")
        .doesNotContain("\tat ");
    heddle.assertNothingRuns();
    assertThat(Calibration.read(folder.resolve("cal")).runs()).isEqualTo(2);

    Heddle.Answer planned = heddle.inSession("calibrate", "--resume", "cal", "--dry-run");

    assertThat(planned.out()).contains("runs        3,");

    Heddle.Answer resumed = heddle.inSession("calibrate", "--resume", "cal");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains("3 runs of the same code", "3 x 2");
    Calibration whole = Calibration.read(folder.resolve("cal"));
    assertThat(whole.rows()).singleElement().satisfies(row -> assertThat(row.forks()).isEqualTo(6));
    assertThat(Files.exists(folder.resolve("cal/run-3/run.json"))).isTrue();

    Heddle.Answer compared =
        heddle.inSession("compare", "cal/run-1", "cal/run-2", "--calibration", "cal");
    assertThat(compared.out()).contains("from a calibration by 3 runs");
  }
}
