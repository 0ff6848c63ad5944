package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as one who watches a project uses it. */
class TrendCommandTest {

  private static final String HISTORY = "src/test/resources/history/graphql-java";

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theCommitThatChangedThingsIsFound() {
    assertThat(trend(HISTORY, "--fail-on-regression")).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString())
        .contains("40 runs", "newest run: 3 of 4 rows as expected")
        .containsPattern("310 – 350 .* slower +f8f9892d6.*\n +benchmarkNoOverlapFrag size=100\n")
        .containsPattern("benchmarkNoOverlapFrag size=100\n +fd7ff0ada\\.\\.f8f9892d6 .* slower")
        .containsPattern("benchmarkRepeatedFields size=100\n +fd7ff0ada\\.\\.f8f9892d6 .* faster");
    assertThat(err.toString())
        .contains("  heddle trend accept 'performance.OverlappingFieldValidationPerformance.bench");
  }

  @Test
  void aSlowerNewestRunIsThreeOnRequestAndSaysThatItIsNotConfirmed() throws Exception {
    history(1.5);

    assertThat(trend(place.toString())).isZero();
    assertThat(trend(place.toString(), "--fail-on-regression")).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).contains("newest run: 1 of 2 rows as expected");
    assertThat(err.toString())
        .contains(
            "slower than expected in B.c: not confirmed; --fail-on-regression measures",
            "slower than expected in B.c: not confirmed, as it cannot be measured again here: a JMH"
                + " file does not say what it measured");
    assertThat(trend(place.toString(), "--fail-on-regression", "--no-rerun"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(err.toString()).contains("--no-rerun was given");
  }

  @Test
  void aFasterNewestRunIsFine() throws Exception {
    history(0.5);

    assertThat(trend(place.toString(), "--fail-on-regression")).isZero();
    assertThat(out.toString()).containsPattern("B\\.c .* faster");
  }

  @Test
  void anAcceptedChangeBeginsExpectationsAnew() throws Exception {
    history(1.5);

    assertThat(trend("accept", "B.c", "0000011", "--dir", place.toString())).isZero();
    assertThat(place.resolve("accepted-changes.json")).content().contains("a.B.c", "0000011");
    assertThat(trend(place.toString(), "--fail-on-regression")).isZero();
    assertThat(out.toString())
        .contains("newest run: 1 of 2 rows as expected")
        .containsPattern("B\\.c .* slower, accepted");
  }

  @Test
  void anAcceptedChangeThatCannotBeWrittenSaysWhyInWords() throws Exception {
    history(1.5);
    String file = place.resolve("nowhere/accepted.json").toString();

    assertThat(trend("accept", "B.c", "0000011", "--dir", place.toString(), "--accepted", file))
        .isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString())
        .isEqualTo(
            "heddle: "
                + file
                + ": cannot be written (there is no such folder); name another with --accepted\n");
  }

  @Test
  void whatIsNoRunIsNamedAndSkipped() throws Exception {
    history(1);
    Files.writeString(place.resolve("package.json"), "{}");
    Files.writeString(file(20), "[{");

    assertThat(trend(place.toString())).isZero();
    assertThat(out.toString()).contains("12 runs, 2 skipped");
    assertThat(err.toString())
        .contains("package.json: is not named <UTC>-<commit>.json", "is cut short");
  }

  @Test
  void nothingIsNeverFine() {
    assertThat(trend(place.toString())).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString()).contains("there is no run in this folder");
  }

  @Test
  void aRowThatNoneIsLikeGetsTheNearestOfMany() throws Exception {
    JmhFile many = JmhFile.empty();
    for (int row = 0; row < 300; row++) {
      many.row("a.Benchmarks.row" + row, "ms/op", 1, 2);
    }
    many.write(file(0));

    assertThat(trend("accept", "something", "0000011", "--dir", place.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("unknown row 'something'", "the nearest of 300 is 'Benchmarks.row")
        .hasLineCount(1)
        .hasSizeLessThan(200);
  }

  @Test
  void wrongWordsAreOneLineThatHelps() throws Exception {
    history(1);

    wrong("name DIR");
    wrong("there is no such folder", place.resolve("nowhere").toString());
    wrong("there is no such file", place.resolve("nowhere/data.js").toString());
    wrong("is not a folder", file(1).toString());
    wrong("unknown format 'csv'", place.toString(), "--format", "csv");
    wrong("did you mean 'B.c'", "accept", "B.cc", "0000011", "--dir", place.toString());
    wrong("--fail-on-regression asks for", place.toString(), "--budget", "5m");
    wrong("--jvm: needs the jar", place.toString(), "--fail-on-regression", "--jvm", "/java");
    wrong("--rows 'zzz': no row has this", place.toString(), "--rows", "zzz");
    Path accepted = Files.writeString(place.resolve("a.json"), "{\"schema\": 9, \"accepted\": []}");
    wrong("has layout 9", place.toString(), "--accepted", accepted.toString());
    Path run = Files.createDirectory(place.resolve("run"));
    Files.createFile(run.resolve("run.json"));
    wrong("is a single run, and a trend is about many", run.toString());
    wrong("no run of this row has it", "accept", "B.c", "fffffff", "--dir", place.toString());
    wrong("several runs of this row have it", "accept", "B.c", "0000", "--dir", place.toString());
  }

  @Test
  void itIsWrittenForPagesAndProgramsToo() {
    assertThat(trend(HISTORY, "--format", "markdown")).isZero();
    assertThat(trend(HISTORY, "--format", "json")).isZero();
    assertThat(out.toString()).contains("### changes of level", "\"byCommit\": \"f8f9892d6");
  }

  @Test
  void aPageIsWrittenBesideWhatIsPrinted() throws Exception {
    Path page = place.resolve("trend.html");

    assertThat(trend(HISTORY, "--also", "html=" + page)).isZero();
    assertThat(out.toString()).contains("changes of level");
    assertThat(page).content().startsWith("<!doctype html>").contains("changes of level");
    wrong("is given twice", HISTORY, "--also", "html=" + page, "--also", "json=" + page);
  }

  /** Twelve runs of two rows; the last run's first row takes longer by a factor. */
  private void history(double last) throws Exception {
    Random random = new Random(1);
    for (int run = 0; run < 12; run++) {
      double level = 10 * (1 + 0.01 * random.nextGaussian()) * (run == 11 ? last : 1);
      double other = 20 * (1 + 0.01 * random.nextGaussian());
      JmhFile.empty()
          .row("a.B.c", "ms/op", level, 1.001 * level)
          .row("a.B.d", "ms/op", other, 1.001 * other)
          .write(file(run));
    }
  }

  private Path file(int run) {
    return place.resolve(
        String.format(Locale.ROOT, "2026-01-%02dT12-00-00Z-%07d-jdk25.json", run + 1, run));
  }

  private void wrong(String told, String... args) {
    err.getBuffer().setLength(0);
    assertThat(trend(args)).as(err.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: ").contains(told).hasLineCount(1);
  }

  private int trend(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Stream.concat(Stream.of("trend"), Arrays.stream(args)).toArray(String[]::new));
  }
}
