package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What turns a job red, and what turns it green again. */
class TrendGateTest {

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Random random = new Random(16);
  private int runs;

  @Test
  void oneFarPointHidesNothing() throws Exception {
    level(14, 100);
    point(500);
    level(5, 100);
    point(150);

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(expected()[0]).isBetween(90.0, 97.0);
    assertThat(expected()[1]).isBetween(103.0, 110.0);
  }

  @Test
  void twoFarPointsAndFastOnesHideNothingEither() throws Exception {
    level(10, 100);
    point(40);
    level(3, 100);
    point(30);
    level(2, 100);
    point(130);

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(expected()[1]).isLessThan(112);
  }

  @Test
  void measuringTheSameCommitUntilChanceIsKindTurnsNothingGreen() throws Exception {
    level(20, 100);
    point(150, "ns/op", "aaaaaaa");
    point(150, "ns/op", "aaaaaaa");

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(expected()[0]).isBetween(90.0, 97.0);
    assertThat(expected()[1]).isBetween(103.0, 110.0);

    point(100, "ns/op", "aaaaaaa");
    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(err.toString()).contains("since aaaaaaa", "another run of the same commit");

    point(100, "ns/op", commit(3));
    assertThat(gate()).as("a commit from before proves nothing").isEqualTo(ExitCode.REGRESSION);
  }

  @Test
  void anAlarmEndsWhereALaterCommitIsBackAndNotBefore() throws Exception {
    level(20, 100);
    level(20, 130);

    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString())
        .contains("changes of level")
        .containsPattern("B\\.c .* slower +" + commit(20));

    point(101);
    assertThat(gate()).isZero();
    point(130);
    assertThat(gate()).as("what ended is no level").isEqualTo(ExitCode.REGRESSION);
  }

  @Test
  void whatIsPastedAcceptsAndTwoPointsAreEnoughFromThereOn() throws Exception {
    level(20, 100);
    point(150);
    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    String paste =
        err.toString()
            .lines()
            .filter(line -> line.startsWith("  heddle"))
            .findFirst()
            .orElseThrow();
    assertThat(paste.strip()).startsWith("heddle trend accept a.B.c " + commit(20) + " --dir ");

    assertThat(run(paste.strip().substring("heddle ".length()).split(" "))).isZero();
    assertThat(gate()).isZero();
    assertThat(out.toString()).containsPattern("B\\.c .* \\+50\\.\\d % +slower, accepted");

    point(151);
    assertThat(gate()).isZero();
    point(149);
    point(180);
    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
    assertThat(expected()[0]).isBetween(130.0, 147.0);
    assertThat(expected()[1]).isBetween(153.0, 170.0);
  }

  /** Something in the way of the new file keeps root from writing, too. */
  @Test
  void whatCannotBeAcceptedLeavesEverythingAsItWas() throws Exception {
    level(20, 100);
    point(150);
    Path inTheWay = Files.createDirectory(place.resolve("accepted-changes.json.new"));

    assertThat(run("trend", "accept", "B.c", commit(20), "--dir", place.toString()))
        .isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString())
        .isEqualTo(
            "heddle: "
                + place.resolve("accepted-changes.json")
                + ": cannot be written (Is a directory); name another with --accepted\n");
    assertThat(inTheWay).isEmptyDirectory();
    assertThat(place.resolve("accepted-changes.json")).doesNotExist();
    assertThat(gate()).isEqualTo(ExitCode.REGRESSION);
  }

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
    assertThat(gate("--allow-missing")).isZero();
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

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-01T12-00-00Z-0123abc.json", "2026-02-01T12-00-00Z-squares/run.json"})
  void aNewestRunThatCannotBeReadIsNeverGreen(String name) throws Exception {
    level(10, 100);
    Path cut = place.resolve(name);
    Files.createDirectories(cut.getParent());
    Files.writeString(cut, "[{");

    assertThat(run("trend", place.toString())).isZero();
    assertThat(gate("--allow-missing")).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString())
        .contains("2026-02-01T12-00-00Z-", "is newer than what could be read");
    runs = 40;
    level(1, 100);
    assertThat(gate()).as("as soon as there is a newer one").isZero();
  }

  @Test
  void aHistoryOfNothingIsNeverGreen() throws Exception {
    for (int run = 0; run < 8; run++) {
      write(JmhFile.empty().row("a.B.c", "ops/s", 0, 0, 0));
    }

    assertThat(gate()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(out.toString()).contains("newest run: 0 of 1 row could be judged");
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

  private void level(int points, double score) throws Exception {
    for (int point = 0; point < points; point++) {
      point(score * Math.exp(0.015 * Math.clamp(random.nextGaussian(), -2, 2)));
    }
  }

  private void point(double score) throws Exception {
    point(score, "ns/op", commit(runs));
  }

  private void point(double score, String unit, String commit) throws Exception {
    write(JmhFile.empty().row("a.B.c", unit, forks(score)), commit);
  }

  private static double[] forks(double score) {
    return new double[] {0.998 * score, score, 1.002 * score};
  }

  private void write(JmhFile file) throws Exception {
    write(file, commit(runs));
  }

  private void write(JmhFile file, String commit) throws Exception {
    String name =
        String.format(
            Locale.ROOT, "2026-%02d-%02dT12-00-00Z-%s.json", runs / 28 + 1, runs % 28 + 1, commit);
    file.write(place.resolve(name));
    runs++;
  }

  private static String commit(int run) {
    return String.format(Locale.ROOT, "%07x", 0xc0ffee0 + run);
  }

  /** The interval that the newest run's only row should lie in. */
  private double[] expected() {
    out.getBuffer().setLength(0);
    assertThat(run("trend", place.toString(), "--format", "json")).isZero();
    return Stream.of("expectedLow", "expectedHigh")
        .map(name -> out.toString().replaceAll("(?s).*\"" + name + "\": ([0-9.]+).*", "$1"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private int gate(String... more) {
    out.getBuffer().setLength(0);
    return run(
        Stream.concat(
                Stream.of("trend", place.toString(), "--fail-on-regression", "--no-rerun"),
                Arrays.stream(more))
            .toArray(String[]::new));
  }

  private int run(String... words) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
