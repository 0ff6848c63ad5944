package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a job is told of rows that are new, gone, or not to be judged any more. */
class TrendRowsTest extends TrendCase {

  @Test
  void aChangeOfTheUnitIsNoNewRow() throws Exception {
    level(12, 100);
    point(0.151, "us/op", commit(runs));

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString())
        .containsPattern("newest run: 0 of 1 .*\n.*\n *B\\.c .* \\+5\\d\\.\\d %");
    assertThat(out.toString().lines().filter(line -> line.contains("B.c")).count()).isEqualTo(2);
  }

  @Test
  void aRowThatIsMissingIsToldOnce() throws Exception {
    for (int run = 0; run < 10; run++) {
      write(JmhFile.empty().row("a.B.c", "ns/op", forks(100)).row("a.B.gone", "ns/op", forks(50)));
    }
    point(100);

    assertThat(gate()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString()).contains("missing from the newest run: B.gone");
    assertThat(out.toString()).contains("missing: B.gone");
    err.getBuffer().setLength(0);
    assertThat(gate("--allow-missing")).isZero();
    assertThat(err.toString())
        .contains("the run before has it; allowed by --allow-missing")
        .doesNotContain("or allow it");
    assertThat(run("trend", place.toString())).as("nobody asked for a gate").isZero();

    point(100);
    assertThat(gate()).isZero();
  }

  @Test
  void aNewBenchmarkIsNamedAndFine() throws Exception {
    level(10, 100);
    write(JmhFile.empty().row("a.B.c", "ns/op", forks(100)).row("a.B.fresh", "ns/op", forks(50)));

    assertThat(gate()).isZero();
    assertThat(out.toString()).contains("new: B.fresh, 1 of 5 points");
    assertThat(err.toString()).contains("new, and not judged yet: B.fresh (1 of 5 points)");
  }

  @Test
  void anotherJdkBeginsASeriesThatIsNotGreenBeforeItHasFivePoints() throws Exception {
    level(10, 100);
    for (int point = 0; point < 5; point++) {
      write(JmhFile.empty().row("a.B.c", "ns/op", forks(90)).with("jdkVersion", "26"));
      assertThat(gate()).isEqualTo(point < 4 ? ExitCode.NOT_WHOLE : ExitCode.OK);
      assertThat(gate("--allow-new-series")).isEqualTo(point == 0 ? ExitCode.NOT_WHOLE : 0);
    }
    assertThat(err.toString())
        .contains("begun anew under other conditions: B.c (JDK 26 where it was JDK 25: 1 of 5")
        .contains("0 of 1 row could be judged");
  }

  @Test
  void aYoungSeriesIsJudgedByTheSpreadOfTheOneBefore() throws Exception {
    level(10, 100);
    for (double score : List.of(90.0, 91.0, 120.0)) {
      write(JmhFile.empty().row("a.B.c", "ns/op", forks(score)).with("jdkVersion", "26"));
    }

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(expected()[0]).isBetween(80.0, 89.0);
    assertThat(expected()[1]).isBetween(92.0, 100.0);
  }

  @Test
  void aRowThatCannotBeJudgedAnyMoreIsNeverGreen() throws Exception {
    level(10, 100);
    for (double[] bad :
        List.of(
            new double[] {},
            new double[] {0, 0, 0},
            new double[] {100, 0, 100},
            new double[] {100, Double.NaN, 100},
            new double[] {100})) {
      write(JmhFile.empty().row("a.B.c", "ns/op", bad));
      assertThat(gate()).as(Arrays.toString(bad)).isEqualTo(ExitCode.NOT_WHOLE);
      runs--;
    }
    assertThat(err.toString())
        .contains(
            "B.c (it has no values)",
            "B.c (all of its forks are 0)",
            "B.c (not every fork is above 0)",
            "B.c (not every fork gave a finite value)",
            "B.c (it has one fork where the runs before have several)",
            "0 of 1 row could be judged");
    write(JmhFile.empty().row("a.B.c", "B/op", forks(100)).with("mode", "avgt"));
    assertThat(gate()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString()).contains("the unit is B/op and was ns/op");
  }

  @Test
  void aRateThatStoppedIsARegressionThatNoOptionAllows() throws Exception {
    for (int run = 0; run < 10; run++) {
      write(JmhFile.empty().row("a.B.c", "ops/s", forks(900)).row("a.B.d", "ns/op", forks(50)));
    }
    for (int again = 0; again < 2; again++) {
      write(JmhFile.empty().row("a.B.c", "ops/s", 0, 0, 0).row("a.B.d", "ns/op", forks(50)));

      assertThat(gate("--allow-missing")).isEqualTo(ExitCode.REGRESSION);
    }
    assertThat(out.toString()).contains("stopped: B.c");
    assertThat(err.toString()).contains("the newest run has stopped in B.c");
  }

  @Test
  void aRowWithoutRawValuesIsNotSaidToHaveOneFork() throws Exception {
    level(10, 100);
    write(
        JmhFile.empty()
            .row("a.B.c", "ns/op", forks(100))
            .with("primaryMetric", Map.of("score", 100, "scoreUnit", "ns/op")));

    assertThat(gate()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString()).contains("B.c (it has no raw values where the runs before have");
  }

  @Test
  void aMetricThatWas0HasNoRatioAndIsSlowerAllTheSame() throws Exception {
    for (int run = 0; run < 10; run++) {
      write(JmhFile.empty().row("a.B.c", "B/op", run % 3 * 1e-5, 0, 0).with("mode", "avgt"));
    }
    assertThat(gate()).as("what the harness allocates").isZero();
    write(JmhFile.empty().row("a.B.c", "B/op", 24, 24, 24).with("mode", "avgt"));

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).containsPattern("B\\.c .* 24\\S* B/op +\\+24\\S* B/op +slower");
    runs--;
    write(JmhFile.empty().row("a.B.c", "B/op", 0.15, 0.15, 0.15).with("mode", "avgt"));
    assertThat(gate()).isZero();
    assertThat(out.toString()).containsPattern("B\\.c .* differs");
  }

  @Test
  void whatOnlyTheFloorOfTimeKeepsFromAVerdictDiffers() throws Exception {
    level(10, 0.05);
    point(0.1);

    assertThat(gate()).isZero();
    assertThat(out.toString())
        .contains("newest run: 0 of 1 rows as expected", "0.3 ns")
        .containsPattern("B\\.c .* differs");
  }

  @Test
  void aRegressionComesBeforeWhatIsMissing() throws Exception {
    for (int run = 0; run < 10; run++) {
      write(JmhFile.empty().row("a.B.c", "ns/op", forks(100)).row("a.B.gone", "ns/op", forks(50)));
    }
    point(150);

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(err.toString()).contains("missing from the newest run: B.gone");
  }
}
