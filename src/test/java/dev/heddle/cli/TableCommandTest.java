package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.JmhFile;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person uses it. */
class TableCommandTest {

  private static final String FILES = "src/test/resources/jmh/";

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aFileBecomesATable() {
    assertThat(table(FILES + "fs2-5forks.json")).isZero();
    assertThat(out.toString()).startsWith("fs2-5forks.json: ").contains("Benchmarks.merge2");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aTableBecomesAPlotForSlides() {
    assertThat(table(FILES + "fs2-5forks.json", "--format", "svg")).isZero();
    assertThat(out.toString()).startsWith("<svg ").endsWith("</svg>\n").contains("merge2");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aTableHasBarsInPlaceOfFigures() {
    assertThat(table(FILES + "fs2-5forks.json", "--plot")).isZero();
    assertThat(out.toString()).contains("merge2", "interval");
    assertThat(table(FILES + "fs2-5forks.json", "--plot", "--format", "json"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--plot: bars are text", "--format svg");
    assertThat(table(FILES + "fs2-5forks.json", "--plot", "--columns", "cpu"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("choose it with --metric");
  }

  @Test
  void severalFilesStandSideBySide() {
    assertThat(table(FILES + "two-runs-1.json", FILES + "two-runs-2.json")).isZero();
    assertThat(out.toString()).contains("A = two-runs-1.json", "B = two-runs-2.json");
  }

  @Test
  void aNoteBelowChosenColumnsOfSeveralRunsHasItsMarkAtTheRow() throws Exception {
    for (String name : List.of("one.json", "two.json")) {
      JmhFile.empty()
          .row("a.B.alone", "ms/op", 10)
          .row("a.B.several", "ms/op", 10, 10.1, 9.9)
          .write(place.resolve(name));
    }
    String one = place.resolve("one.json").toString();
    String two = place.resolve("two.json").toString();

    assertThat(table(one, two, "--columns", "time,forks")).isZero();
    assertThat(out.toString().lines().map(String::strip))
        .anyMatch(line -> line.startsWith("¹ "))
        .anyMatch(line -> line.contains("alone ¹"));
  }

  @Test
  void aRunBesideAnotherIsToldAgainstIt() throws Exception {
    JmhFile.empty()
        .row("a.B.slow", "ms/op", 10, 10.1, 9.9)
        .row("a.B.same", "ms/op", 10, 10.1, 9.9)
        .row("a.B.one", "ms/op", 10)
        .row("a.B.rate", "ops/s", 100, 101, 99)
        .write(place.resolve("one.json"));
    JmhFile.empty()
        .row("a.B.slow", "us/op", 30_000, 30_300, 29_700)
        .row("a.B.same", "ms/op", 10, 10.1, 9.9)
        .row("a.B.one", "ms/op", 5)
        .row("a.B.rate", "ops/s", 150, 151, 149)
        .write(place.resolve("two.json"));
    String one = place.resolve("one.json").toString();
    String two = place.resolve("two.json").toString();

    assertThat(table(one, two, "--sort", "change")).isZero();
    assertThat(lines())
        .anyMatch(line -> line.contains("B vs A"))
        .anyMatch(line -> line.matches(".*B.slow .*3.00x \\(2.9\\d – 3.\\d+\\) slower"))
        .anyMatch(line -> line.matches(".*B.same .*1.00x \\(0.9\\d – 1.0\\d\\)"))
        .anyMatch(line -> line.matches(".*B.one .*2.00x faster"))
        .anyMatch(line -> line.matches(".*B.rate .*1.50x \\(1.\\d+ – 1.\\d+\\) faster"));
    assertThat(out.toString().indexOf("B.slow")).isLessThan(out.toString().indexOf("B.same"));

    assertThat(table(one, "--sort", "change")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--sort change: is about several runs");
  }

  @Test
  void rowsAreChosenAndPutInOrder() {
    assertThat(table(FILES + "fs2-5forks.json", "--rows", "merge", "--sort", "score")).isZero();
    assertThat(lines().filter(line -> line.contains("Benchmarks.")))
        .extracting(line -> line.strip().replaceAll(" .*", ""))
        .containsExactly("Benchmarks.mergeWithEmpty", "Benchmarks.merge2");

    out.getBuffer().setLength(0);
    assertThat(table(FILES + "fs2-5forks.json", "--rows", "merge", "--sort", "name")).isZero();
    assertThat(lines().filter(line -> line.contains("Benchmarks.")))
        .extracting(line -> line.strip().replaceAll(" .*", ""))
        .containsExactly("Benchmarks.merge2", "Benchmarks.mergeWithEmpty");

    assertThat(table(FILES + "fs2-5forks.json", "--rows", "xyz")).isEqualTo(ExitCode.USAGE);
    assertThat(table(FILES + "fs2-5forks.json", "--sort", "scor")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no row has this in its name", "did you mean 'score'?");
  }

  @Test
  void rowsAreToldAgainstTheOneThatIsNamed() {
    assertThat(table(FILES + "fs2-5forks.json", "--relative-to", "Benchmarks.merge2")).isZero();
    assertThat(lines())
        .anyMatch(line -> line.contains("vs Benchmarks.merge2"))
        .anyMatch(line -> line.matches("  Benchmarks.merge2 .* 1 +5"))
        .anyMatch(line ->
            line.matches("  Benchmarks.mergeWithEmpty .* 1.20x \\(1.15 – 1.25\\) faster +5"))
        .anyMatch(line -> line.matches("  the forks have no rounds: .*"));

    out.getBuffer().setLength(0);
    assertThat(table("src/test/resources/runs/two-slower", "--relative-to", "fixed-pool")).isZero();
    assertThat(out.toString())
        .containsPattern("process-per-task .* 300x \\(250 – 360\\) slower")
        .doesNotContain("vs sequential");

    assertThat(table(FILES + "fs2-5forks.json", "--relative-to", "merge")).isEqualTo(2);
    assertThat(table(FILES + "fs2-5forks.json", "--relative-to", "Benchmarks.merge3")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "--relative-to 'merge': several rows of a table have this in their names; name one"
                + " whole: Benchmarks.merge2, Benchmarks.mergeWithEmpty",
            "unknown row 'Benchmarks.merge3': did you mean 'Benchmarks.merge2'?");
  }

  @Test
  void whereForksGiveNoIntervalJmhsOwnErrorStands() throws Exception {
    assertThat(table(FILES + "blake3-gc-profiler.json")).isZero();
    assertThat(lines())
        .anyMatch(line -> line.contains("[0.0322 – 0.0338]"))
        .anyMatch(line -> line.startsWith("  [ ]: JMH's own error, 99.9 % from iterations"));

    out.getBuffer().setLength(0);
    Path file = place.resolve("no-raw.json");
    Files.writeString(
        file,
        """
        [{"benchmark": "a.B.c", "mode": "avgt", "forks": 3, "primaryMetric":
          {"score": 10.0, "scoreError": 0.5, "scoreUnit": "ms/op", "rawData": []}}]
        """);
    assertThat(table(file.toString())).isZero();
    assertThat(out.toString()).contains("[9.5 – 10.5]");
  }

  @Test
  void aFormatIsChosenByItsWord() {
    assertThat(table(FILES + "fs2-5forks.json", "--format", "csv")).isZero();
    assertThat(out.toString()).startsWith("run,table,line,role,benchmark,mode,threads,");
  }

  @Test
  void anUnknownFormatNamesTheNearest() {
    assertThat(table(FILES + "fs2-5forks.json", "--format", "txt")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("heddle: unknown format 'txt': did you mean 'text'?\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void anUnknownMetricNamesTheNearest() {
    assertThat(table(FILES + "blake3-gc-profiler.json", "--metric", "gc.alloc.rat")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("heddle: unknown metric 'gc.alloc.rat': did you mean 'gc.alloc.rate'?\n");
  }

  @Test
  void anotherMetricIsShownOnRequest() {
    assertThat(table(FILES + "blake3-gc-profiler.json", "--metric", "gc.alloc.rate")).isZero();
    assertThat(out.toString()).contains("MB/sec");
  }

  @Test
  void nothingMeasuredIsNoSuccess() {
    assertThat(table(FILES + "traps/zero-rows.json")).isEqualTo(4);
    assertThat(err.toString()).startsWith("heddle: zero-rows.json: nothing was measured; ");
  }

  @Test
  void aRunThatEndedBeforeItsFirstForkHasNoTableAndGoesOn() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "x.Squares.sum");
    run.takes(run.row("fixed-pool", 2), 0).status(RunInfo.Status.INTERRUPTED);
    Path folder = run.write(place.resolve("run"));

    assertThat(table(folder.toString())).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(out.toString())
        .contains("the run was interrupted before a fork had ended")
        .doesNotContain("fixed-pool", "sequential");
    assertThat(err.toString())
        .isEqualTo(
            "heddle: run: nothing was measured; go on with 'heddle run --resume %s'\n"
                .formatted(folder));
  }

  @Test
  void aRunOfWhichAllFailedSaysWhy() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "x.Squares.sum");
    RowId row = run.row("fixed-pool", 2);
    Path folder = run.takes(row, 0).fails(row, 1, "no luck").write(place.resolve("run"));

    assertThat(table(folder.toString())).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(out.toString()).contains("failed: no luck").doesNotContain("sequential");
    assertThat(err.toString()).contains("see " + folder.resolve("log.txt") + " for why");
  }

  @Test
  void methodsOfOneQuestionAreToldApart() throws Exception {
    ExampleRun run = ExampleRun.of("start", "x.Start.ready");
    for (String method : List.of("ready", "first")) {
      run.takes(RowId.of("x.Start." + method, "avgt", 1, Map.of("worker", "jvm")), 5);
    }
    String folder = run.write(place.resolve("run")).toString();

    assertThat(table(folder)).isZero();
    assertThat(out.toString()).contains("  start.ready ", "  start.first ");
    assertThat(heddle("compare", folder, folder)).isZero();
    assertThat(out.toString()).contains("row", "  start.ready ").doesNotContain("Start.ready");
  }

  @Tag("contract")
  @Test
  void aPipeThatNobodyWritesIntoIsNotWaitedForForEver() throws Exception {
    Path pipe = place.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(table(pipe.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("heddle: " + pipe + ": is a pipe that nobody writes into; ");
  }

  @Test
  void whatCannotBeReadIsToldAndNothingIsPrinted() throws Exception {
    Path file = Files.writeString(place.resolve("cut.json"), "[{");

    assertThat(table(FILES + "fs2-5forks.json", file.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("heddle: " + file).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  private Stream<String> lines() {
    return out.toString().lines();
  }

  private int table(String... args) {
    return heddle(Stream.concat(Stream.of("table"), Arrays.stream(args)).toArray(String[]::new));
  }

  private int heddle(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
