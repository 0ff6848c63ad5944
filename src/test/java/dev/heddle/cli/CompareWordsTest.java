package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words of {@code compare} mean, on a run's folder and on files beside it. */
class CompareWordsTest {

  private static final String RUN = "src/test/resources/runs/two-slower";

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
  void contendersAreSlowerOrFasterAndFailNothing() {
    assertThat(compare(RUN, "--within", "model=fixed-pool,process-pool")).isZero();
    assertThat(out.toString())
        .contains("2 rows: 2 slower", "slower: more than 3 % apart")
        .doesNotContain("regress", "improved");
    assertThat(err.toString()).isEmpty();
    assertThat(compare(RUN, "--within", "model=process-pool,fixed-pool")).isZero();
    assertThat(out.toString()).contains("2 rows: 2 faster");
  }

  @Test
  void aSlowerContenderIsThreeOnRequest() {
    assertThat(compare(RUN, "--within", "model=fixed-pool,process-pool", "--fail-on", "slower"))
        .isEqualTo(ExitCode.REGRESSION);
    assertThat(err.toString()).startsWith("heddle: 2 of 2 rows are slower: fetch");
    assertThat(compare(RUN, "--within", "model=process-pool,fixed-pool", "--fail-on", "slower"))
        .isZero();
  }

  /** Nobody has to change a script for words that a program reads. */
  @Test
  void everyFormatHasTheWordsOfContenders() throws Exception {
    for (String format : List.of("markdown", "csv", "json", "junit", "github-action-benchmark")) {
      compare(
          RUN,
          "--within",
          "model=process-pool,fixed-pool",
          "--also",
          format + "=" + place.resolve(format));
      assertThat(Files.readString(place.resolve(format)))
          .as(format)
          .contains("faster")
          .doesNotContain("improved", "regressed");
    }
    compare(
        RUN,
        "--within",
        "model=fixed-pool,process-pool",
        "--also",
        "junit=" + place.resolve("fine.xml"));
    compare(
        RUN,
        "--within",
        "model=fixed-pool,process-pool",
        "--fail-on",
        "slower",
        "--also",
        "junit=" + place.resolve("fails.xml"));
    assertThat(Files.readString(place.resolve("fine.xml"))).contains("failures=\"0\"");
    assertThat(Files.readString(place.resolve("fails.xml"))).contains("failures=\"2\"");
  }

  @Test
  void contendersThatAreNotToldApartSaySo() throws Exception {
    assertThat(compare(RUN, "--within", "model=fixed-pool,work-stealing")).isZero();
    assertThat(out.toString())
        .containsPattern("no difference shown\\n[a-z ]+\\([0-9]+ forks\\)\\n");

    Path file = place.resolve("two.json");
    JmhFile.empty()
        .row("a.B.c", Map.of("kind", "x"), "ms/op", 10, 10.01, 9.99, 10)
        .row("a.B.c", Map.of("kind", "y"), "ms/op", 10.01, 10, 9.99, 10)
        .write(file);
    assertThat(compare(file.toString(), "--within", "kind=x,y")).isZero();
    assertThat(out.toString()).contains("1 as fast", "as fast: the whole 95 % interval");
  }

  /** Neither of them is a base. */
  @Test
  void contendersAreCalledByTheirValues() throws Exception {
    Path file = place.resolve("two.json");
    double nan = Double.NaN;
    JmhFile.empty()
        .row("a.B.c", Map.of("kind", "x"), "ms/op", 10, 10.01, 9.99, 10)
        .row("a.B.c", Map.of("kind", "y"), "ms/op", 10.01, 10, 9.99, 10)
        .row("a.B.first", Map.of("kind", "x"), "ms/op", 10, 11)
        .row("a.B.second", Map.of("kind", "y"), "ms/op", 10, 11)
        .row("a.B.one", Map.of("kind", "x"), "ms/op", 10, 11)
        .row("a.B.one", Map.of("kind", "y"), "ms/op", 10)
        .row("a.B.torn", Map.of("kind", "x"), "ms/op", 10, 11)
        .row("a.B.torn", Map.of("kind", "y"), "ms/op", nan, nan)
        .row("a.B.few", Map.of("kind", "x"), "ms/op", 10, 11)
        .row("a.B.few", Map.of("kind", "y"), "ms/op", 10, 11, 10, 11)
        .write(file);
    StringBuilder all = new StringBuilder();
    for (String format : List.of("text", "json", "junit", "github-action-benchmark", "markdown")) {
      assertThat(compare(file.toString(), "--within", "kind=x,y", "--format", format)).isEqualTo(4);
      all.append(out.toString().replaceAll("\"(base|candidate)\": |\"lacking\": .*", ""));
    }
    assertThat(all.append(err).toString())
        .contains(
            "only 'x' has 1 row: B.first",
            "only 'y' has 1 row: B.second",
            "one fork of 'y'",
            "y: not every fork gave a finite value",
            "2 forks of 'x' against 4",
            "1 fork, -4.7 % faster against 'x', insufficient",
            "heddle: 'x' could be judged by, and 'y' cannot: B.one",
            "; measure 'y' as 'x' was")
        .doesNotContainPattern("\\bbase\\b|\\bcandidate\\b");
  }

  /** As a model with one number of workers beside others with several. */
  @Test
  void contendersMayHaveRowsOfTheirOwn() throws Exception {
    Path file = place.resolve("own.json");
    JmhFile.empty()
        .row("a.B.c", Map.of("kind", "x"), "ms/op", 10, 10.01, 9.99, 10)
        .row("a.B.c", Map.of("kind", "y"), "ms/op", 10.01, 10, 9.99, 10)
        .row("a.B.first", Map.of("kind", "x"), "ms/op", 10, 11)
        .row("a.B.second", Map.of(), "ms/op", 10, 11)
        .write(file);

    assertThat(compare(file.toString(), "--within", "kind=x,y")).isZero();
    assertThat(compare(file.toString(), "--within", "kind=y,x")).isZero();
    assertThat(out.toString()).contains("only 'x' has 1 row: B.first");
    assertThat(err.toString()).isEmpty();
    assertThat(compare(file.toString(), "--within", "kind=x,z")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no row has kind 'z'; choose from x, y");
  }

  @Test
  void twoBuildsAreOneThingBeforeAndAfter() throws Exception {
    Path file = place.resolve("builds.json");
    JmhFile.empty()
        .row("a.B.c", Map.of("build", "old"), "ms/op", 10, 10.01, 9.99, 10)
        .row("a.B.c", Map.of("build", "new"), "ms/op", 12.01, 12, 11.99, 12)
        .write(file);
    assertThat(compare(file.toString(), "--within", "build=old,new")).isEqualTo(3);
    assertThat(out.toString()).contains("1 regressed");
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
