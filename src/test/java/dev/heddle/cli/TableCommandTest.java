package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
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
  void severalFilesStandSideBySide() {
    assertThat(table(FILES + "two-runs-1.json", FILES + "two-runs-2.json")).isZero();
    assertThat(out.toString()).contains("A = two-runs-1.json", "B = two-runs-2.json");
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
