package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words of {@code compare} mean, on a run's folder and on files beside it. */
class CompareWordsTest {

  private static final String RUN = "results/reference/quick";

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void rowsAreFoundByTheNamesThatTablesHave() {
    compare(RUN, RUN, "--rows", "^squares fixed-pool");
    assertThat(out.toString()).contains("1 row:").contains("squares");
    compare(RUN, "--within", "model=fixed-pool,process-pool", "--rows", "^fetch");
    assertThat(out.toString()).contains("1 row:").contains("fetch");
  }

  @Test
  void theSidesOfOneRunMirrorEachOther() {
    assertThat(compare(RUN, "--within", "model=fixed-pool,process-pool"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).contains("2 rows: 2 regressed");
    assertThat(compare(RUN, "--within", "model=process-pool,fixed-pool")).isZero();
    assertThat(out.toString()).contains("2 rows: 2 improved");
  }

  @Test
  void aValueIsNotComparedWithItself() {
    assertThat(compare(RUN, "--within", "model=fixed-pool,fixed-pool")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("is the same value twice").hasLineCount(1);
  }

  @Test
  void whatIsComparedIsNotWrittenOver() throws Exception {
    Path file = place.resolve("old.json");
    JmhFile.empty().row("a.B.c", "ms/op", 10, 10.1, 9.9).write(file);
    byte[] before = Files.readAllBytes(file);
    String old = file.toString();
    assertThat(compare(old, old, "--also", "json=" + place + "/./old.json"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("is what is compared").hasLineCount(1);
    assertThat(compare(RUN, RUN, "--also", "json=" + RUN + "/jmh.json")).isEqualTo(ExitCode.USAGE);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void oneFileIsNotWrittenTwice() {
    String file = place.resolve("report").toString();
    String same = place.resolve("./report").toString();
    assertThat(compare(RUN, RUN, "--also", "json=" + file, "--also", "csv=" + same))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("is given twice").hasLineCount(1);
  }

  @Test
  void aReportReplacesAnOlderOneAsAWhole() throws Exception {
    Path report = Files.writeString(place.resolve("report.md"), "old");
    Path link = Files.createSymbolicLink(place.resolve("link.md"), report);
    compare(RUN, RUN, "--also", "markdown=" + link);
    assertThat(report).content().startsWith("- **base**").endsWith("\n");
    assertThat(link).isSymbolicLink();
    assertThat(place).isDirectoryNotContaining("glob:**.new");
  }

  private int compare(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[args.length + 1];
    all[0] = "compare";
    System.arraycopy(args, 0, all, 1, args.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
