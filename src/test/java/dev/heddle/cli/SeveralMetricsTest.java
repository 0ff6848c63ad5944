package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several metrics in one command, and files for those who read them. */
class SeveralMetricsTest {

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws Exception {
    file(100, 64).write(place.resolve("old.json"));
    file(100, 128).write(place.resolve("new.json"));
    file(100, 0).with("secondaryMetrics", Map.of()).write(place.resolve("none.json"));
  }

  private static JmhFile file(double time, double bytes) {
    Map<String, Object> metric =
        Map.of(
            "score",
            bytes,
            "scoreUnit",
            "B/op",
            "rawData",
            List.of(List.of(bytes), List.of(bytes + 1), List.of(bytes - 1)));
    return JmhFile.empty()
        .row("a.B.c", "ns/op", time, time + 0.1, time - 0.1)
        .with("secondaryMetrics", Map.of("alloc", metric));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--metric score | 0",
        "--metric score,alloc | 3",
        "--metric alloc,score | 3",
        "--metric score --metric alloc | 3",
      })
  void theExitCodeIsTheWorst(String words, int code) {
    List<String> all = new ArrayList<>(List.of("compare", at("old.json"), at("new.json")));
    all.addAll(Arrays.asList(words.split(" ", -1)));

    assertThat(heddle(all.toArray(String[]::new))).isEqualTo(code);
    if (words.contains("score") && words.contains("alloc")) {
      assertThat(err.toString()).isEqualTo("heddle: alloc: 1 of 1 rows regressed: B.c\n");
      assertThat(out.toString()).contains("1 row: 1 equivalent", "alloc, 1 row: 1 regressed");
    }
  }

  @Test
  void whatProcessorTimeDidIsToldAndFailsOnlyWhereItIsAskedFor() throws Exception {
    withCpu(1000).write(place.resolve("little.json"));
    withCpu(1500).write(place.resolve("much.json"));

    assertThat(heddle("compare", at("little.json"), at("much.json"))).isZero();
    assertThat(out.toString())
        .contains("cpu is told and fails nothing: 1 regressed; --metric score,cpu judges it");
    assertThat(heddle("compare", at("little.json"), at("much.json"), "--metric", "score,cpu"))
        .isEqualTo(3);
    assertThat(err.toString()).isEqualTo("heddle: cpu: 1 of 1 rows regressed: B.c\n");
    assertThat(heddle("compare", at("little.json"), at("much.json"), "--metric", "cpi"))
        .isEqualTo(2);
    assertThat(err.toString().lines().toList().getLast())
        .isEqualTo("heddle: unknown metric 'cpi', which neither side has: did you mean 'cpu'?");
  }

  private static JmhFile withCpu(double micros) {
    Map<String, Object> cpu =
        Map.of(
            "score",
            micros,
            "scoreUnit",
            "us/op",
            "rawData",
            List.of(List.of(micros), List.of(micros + 1), List.of(micros - 1)));
    return JmhFile.empty()
        .row("a.B.c", "us/op", 100, 100.1, 99.9)
        .with("secondaryMetrics", Map.of("cpu", cpu));
  }

  @Test
  void aRegressionComesBeforeWhatIsMissing() {
    // the time has not changed, and the other metric is only in the base
    assertThat(heddle("compare", at("old.json"), at("none.json"), "--metric", "score,alloc"))
        .isEqualTo(4);
    assertThat(out.toString()).contains("that side has no 'alloc'");
  }

  @Test
  void everyFormatHasAllMetricsInOnePage() throws Exception {
    for (String format : List.of("json", "csv", "junit", "bencher", "github-action-benchmark")) {
      StringWriter page = new StringWriter();
      Main.commandLine()
          .setOut(new PrintWriter(page, true))
          .setErr(new PrintWriter(err, true))
          .execute(
              "compare",
              at("old.json"),
              at("new.json"),
              "--metric",
              "score,alloc",
              "--format",
              format);
      Path file = Files.writeString(place.resolve(format), page.toString());
      String text = Files.readString(file);
      switch (format) {
        case "json" -> assertThat(text).contains("\"comparisons\": [", "\"metric\": \"alloc\"");
        case "csv" -> assertThat(text.lines()).hasSize(3);
        case "junit" ->
            assertThat(text)
                .containsOnlyOnce("<?xml")
                .contains("name=\"heddle compare score\"", "name=\"heddle compare alloc\"");
        case "bencher" ->
            assertThat(text).containsOnlyOnce("\"a.B.c\"").contains("\"latency\"", "\"alloc\"");
        default -> assertThat(text).contains("\"a.B.c\"", "\"a.B.c alloc\"");
      }
    }
  }

  @Test
  void aMetricThatNeitherSideHasIsSaidToBeSo() {
    assertThat(heddle("compare", at("old.json"), at("new.json"), "--metric", "score,allok"))
        .isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "heddle: unknown metric 'allok', which neither side has: did you mean 'alloc'?\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aRowWithoutAFiniteNumberIsLeftOutOfDashboardsAndThatIsSaid() throws Exception {
    double[] rates = {995, 1000, 990};
    double[] zero = {0, 0, 0};
    JmhFile.empty()
        .row("a.B.rate", "ops/s", rates)
        .row("a.B.fine", "ns/op", 1, 2)
        .write(place.resolve("a.json"));
    JmhFile.empty()
        .row("a.B.rate", "ops/s", zero)
        .row("a.B.fine", "ns/op", 1, 2)
        .write(place.resolve("b.json"));

    heddle("compare", at("a.json"), at("b.json"), "--format", "github-action-benchmark");

    assertThat(out.toString()).contains("a.B.fine").doesNotContain("a.B.rate", "INF", "NaN");
    assertThat(err.toString())
        .contains(
            "heddle: github-action-benchmark: 1 row is left out, having no number that it could"
                + " hold: B.rate;");
  }

  @Test
  void aCommentIsWrittenBesideTheTable() throws Exception {
    Path comment = place.resolve("comment.md");
    assertThat(heddle("compare", at("old.json"), at("old.json"), "--also", "comment=" + comment))
        .isZero();
    assertThat(comment).content().startsWith("### 1 row: 1 equivalent").contains("| B.c |");
  }

  @Test
  void rowsOfAnotherMachinesThreadsAreMatchedWhereThatIsAskedFor() throws Exception {
    JmhFile.empty()
        .row("a.B.c", "ops/s", 10, 10.1, 9.9)
        .with("threads", 8)
        .write(place.resolve("a.json"));
    JmhFile.empty()
        .row("a.B.c", "ops/s", 5, 5.1, 4.9)
        .with("threads", 16)
        .write(place.resolve("b.json"));

    assertThat(heddle("compare", at("a.json"), at("b.json"))).isEqualTo(4);
    assertThat(heddle("compare", at("a.json"), at("b.json"), "--match", "threads=any"))
        .isEqualTo(3);
    assertThat(heddle("compare", at("a.json"), at("b.json"), "--match", "threads=all"))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("unknown --match 'threads=all': did you mean 'threads=any'?");
  }

  @Test
  void aFolderOfModulesIsASide() {
    Path modules = Path.of("src/test/resources/forms/modules");

    assertThat(
            heddle(
                "compare", modules.resolve("base").toString(), modules.resolve("cand").toString()))
        .isZero();
    assertThat(out.toString()).contains("4 rows: 4 equivalent");
  }

  @Test
  void noOutputGoesOverAFileThatIsRead() {
    String base = Path.of("src/test/resources/forms/modules/base").toString();

    assertThat(heddle("compare", base, base, "--also", "json=" + base + "/core/jmh/results.json"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("is what is compared; name another file");
  }

  @Test
  void aTrendOfSeveralMetricsHasTheWorstExitCode() throws Exception {
    Path runs = Files.createDirectories(place.resolve("runs"));
    for (int i = 1; i <= 8; i++) {
      file(100 + 0.01 * (i % 3), i == 8 ? 128 : 64 + 0.01 * (i % 3))
          .write(runs.resolve("2026-01-0" + i + "-000000" + i + ".json"));
    }
    String[] words = {"trend", runs.toString(), "--fail-on-regression", "--no-rerun", "--metric"};

    assertThat(heddle(with(words, "score"))).isZero();
    assertThat(heddle(with(words, "score,alloc"))).isEqualTo(3);
    assertThat(out.toString()).contains("metric: score", "metric: alloc");
    assertThat(heddle(with(with(with(words, "score,alloc"), "--format"), "json"))).isEqualTo(3);
    assertThat(out.toString()).contains("\"trends\": [", "\"metric\": \"alloc\"");
  }

  private static String[] with(String[] words, String more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(more);
    return all.toArray(String[]::new);
  }

  private String at(String name) {
    return place.resolve(name).toString();
  }

  private int heddle(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
