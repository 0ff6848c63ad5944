package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Tables;
import dev.heddle.report.Format;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Advice as a person asks for it. */
class AdviseCommandTest {

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int heddle(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return heddle.execute(words);
  }

  private final ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");

  private String written() throws Exception {
    return run.write(place.resolve("run")).toString();
  }

  @Test
  void aRunIsAnsweredAndWhatWouldTellMoreIsNamed() throws Exception {
    run.takes(run.row("sequential", 1), 25).takes(run.row("fixed-pool", 2), 13);

    assertThat(heddle("advise", written())).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .startsWith("run\n\nsquares\n  take fixed-pool workers=2 (13")
        .contains("1 other is slower: sequential takes 1.9")
        .contains("'heddle run squares --workers sweep' tells");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theTablesOfARunEndWithTheSameSentence() throws Exception {
    run.takes(run.row("sequential", 1), 25).takes(run.row("fixed-pool", 2), 13);
    String path = written();
    assertThat(heddle("advise", path)).isEqualTo(ExitCode.OK);
    String sentence =
        out.toString().lines().filter(line -> line.startsWith("  take ")).findFirst().orElseThrow();

    assertThat(
            TableCommand.print(
                Main.commandLine().setOut(new PrintWriter(out)),
                ResultSet.read(Path.of(path)),
                Format.TEXT,
                Tables.SCORE))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("\nsquares: " + sentence.strip().substring(0, 30));
  }

  @Test
  void aSweepIsToldAgainstAModelThatAPersonNames() throws Exception {
    run.takes(run.row("sequential", 1), 25);
    for (int workers : new int[] {1, 2, 4}) {
      run.takes(run.row("fixed-pool", workers), 25.0 / Math.min(workers, 2));
    }

    assertThat(heddle("table", written(), "--relative-to", "sequential")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("squares, against sequential\n  workers", "x (", " faster **")
        .doesNotContain("95 % interval");
  }

  @Test
  void aSweepIsToldAgainstOneRowThatAPersonNames() throws Exception {
    for (int workers : new int[] {1, 2, 4}) {
      run.takes(run.row("fixed-pool", workers), 24.0 / workers);
      run.takes(run.row("process-pool", workers), 48.0 / workers);
    }

    String row = "fixed-pool workers=2";
    assertThat(heddle("table", written(), "--relative-to", row)).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("squares, against " + row + "\n  workers")
        .containsPattern("fixed-pool +2.00x .*slower +1\n")
        .containsPattern("process-pool +3.9.* slower +(1.99|2.00)x .* slower\n")
        .containsPattern("fixed-pool +2.00x .* faster");
  }

  @Test
  void aRunWithFailedRowsOrWithoutAnEndSaysSo() throws Exception {
    run.takes(run.row("fixed-pool", 2), 13);
    run.takes(run.row("process-pool", 2), 0).fails(run.row("process-pool", 2), 1, "it died");
    run.status(RunInfo.Status.INTERRUPTED);

    assertThat(heddle("advise", written())).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("did not come to its end", "some forks failed", "a row failed: process-pool");
  }

  @Test
  void whatNamesNoModelIsOneLineAndNotWhole() {
    assertThat(heddle("advise", "src/test/resources/jmh/fs2-5forks.json"))
        .isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString().lines()).singleElement().asString().contains("nothing to choose");
  }

  @Test
  void aRunThatMeasuredNothingSaysWhereToSeeWhy() throws Exception {
    RowId never = run.row("fixed-pool", 2);
    run.takes(never, 0).fails(never, 1, "it died");

    assertThat(heddle("advise", written())).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("nothing was measured; see ", "log.txt for why");
  }

  /** Only something without a model has a score. */
  @Test
  void modelsWithoutAScoreAreNotSaidToBeNone() throws Exception {
    run.takes(run.row("fixed-pool", 2), 0).takes(RowId.of("a.Other", "avgt", 1, Map.of()), 3);

    assertThat(heddle("advise", written())).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("no row of an execution model has a score above 0");
  }

  @Test
  void whatCannotBeReadIsOneLineAndExitCodeTwo() {
    assertThat(heddle("advise", place.resolve("nowhere").toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines()).singleElement().asString().startsWith("heddle: ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void programsReadEverySentenceWithItsRows() throws Exception {
    run.takes(run.row("sequential", 1), 25).takes(run.row("fixed-pool", 2), 13);

    assertThat(heddle("advise", written(), "--format", "json")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains(
            "\"kind\": \"take\"", "\"model\": \"fixed-pool\"", "\"low95\"", "\"shown\": true");
  }
}
