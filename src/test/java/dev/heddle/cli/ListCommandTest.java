package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ListCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int heddle(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return heddle.execute(words);
  }

  @Test
  void aPersonSeesAllKindsUnderTheirNames() {
    assertThat(heddle("list")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .startsWith("benchmarks:")
        .contains("\nmodels:", "\npresets:", "  fetch ", "-p latency=5ms", "[bound=…]");
    assertThat(ListCommand.usual()).as("without options read").isEqualTo(out.toString());
  }

  /** A terminal would break words anywhere. */
  @Test
  void listsHaveRoomInAHundredColumnsAndEveryValueStands() {
    assertThat(heddle("list")).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(out.toString().replaceAll(",\\s+", ","))
        .contains(
            "process-pool[transport=shared-memory,wait=spin],limit-one-cpu,"
                + "limit-spin,bare-socket,bare-tcp,process-pool[transport=tcp]\n");
  }

  @Test
  void aScriptReadsOneKindAsCsv() {
    assertThat(heddle("list", "benchmarks", "--format", "csv")).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines().toList())
        .startsWith("benchmark,question,params")
        .anySatisfy(line ->
            assertThat(line)
                .startsWith("squares,How long")
                .endsWith("\"n=100000000; tasks=64; workers=processors\""));
  }

  @Test
  void severalKindsAreNoCsv() {
    assertThat(heddle("list", "--format", "csv")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("say which", "benchmarks, models, runtimes, presets, demos");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theRowsOfOtherRuntimesAreNamedAsTablesNameThemOrTheRuntimeIsSaidToBeMissing() {
    assertThat(heddle("list", "runtimes")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .containsPattern("(?m)^  python +(CPython [\\d.]+, /|--with python: )")
        .containsPattern("(?m)^  node +(Node.js [\\d.]+, /|--with node: )");
    if (out.toString().contains("CPython")) {
      assertThat(out.toString()).containsPattern("(?m)^    python:Pool +squares, squares-list, ");
    }
  }

  @Test
  void jsonHasNumbersAndSettingsByName() {
    assertThat(heddle("list", "--format", "json")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("\"benchmarks\": [", "\"latency\": \"5ms\"", "\"rounds\": 3", "\"models\": [");
  }

  @Test
  void markdownHasATableAKind() {
    assertThat(heddle("list", "presets", "--format", "markdown")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .startsWith("### presets\n\n| preset | rounds |")
        .contains("| quick | 3 | 2 | 0.3 | 3 | 0.3 | for looking |");
  }
}
