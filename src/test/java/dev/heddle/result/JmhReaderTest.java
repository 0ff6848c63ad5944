package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JMH's JSON, as other projects wrote it and as it should never be. */
class JmhReaderTest {

  private static final Path FILES = Path.of("src/test/resources/jmh");

  @TempDir Path place;

  @ParameterizedTest
  @CsvSource({
    "fs2-5forks.json, 9, 5, ops/s",
    "grpc-rest-5forks.json, 8, 5, ms/op",
    "blake3-gc-profiler.json, 24, 1, us/op",
    "arraycopy-forks0.json, 196, 1, ns/op",
    "two-runs-1.json, 2, 2, ms/op",
    "ojalgo-ops-per-min.json, 28, 1, ops/min",
    "bencher-unit-contradicts-mode.json, 1, 1, s/op",
    "github-action-params.json, 1, 1, ops/s",
  })
  void filesOfOtherProjectsAreRead(String file, int rows, int forks, String unit) throws Exception {
    ResultSet set = ResultSet.read(FILES.resolve(file));

    assertThat(set.rows()).hasSize(rows);
    assertThat(set.rows())
        .allSatisfy(row -> {
          assertThat(row.primary().forks()).hasSize(forks);
          assertThat(row.primary().unit()).isEqualTo(unit);
        });
    assertThat(set.nothingMeasured()).isFalse();
  }

  @Test
  void theDotBeforeOldNamesIsLeftOut() throws Exception {
    ResultRow row = read("blake3-gc-profiler.json").getFirst();

    assertThat(row.secondary()).containsKey("gc.alloc.rate.norm");
    assertThat(row.secondary().keySet()).noneMatch(name -> name.startsWith("·"));
  }

  @Test
  void raggedAndEmptyForksKeepWhatTheyHave() throws Exception {
    List<ResultRow> rows = read("traps/ragged.json");

    assertThat(values(rows.get(0))).containsExactly(List.of(1.0, 2.0), List.of(3.0));
    assertThat(values(rows.get(1))).containsExactly(List.of(2.0));
    assertThat(values(rows.get(2))).isEmpty();
    assertThat(rows.get(2).primary().score()).isEqualTo(1.5);
  }

  @Test
  void histogramsBecomeTheMeansOfTheirIterations() throws Exception {
    Samples samples = read("traps/sample.json").getFirst().primary().forks().getFirst().samples();

    assertThat(samples.iterations().getFirst()).isCloseTo(1.2, within(1e-12));
    assertThat(samples.histograms()).hasSize(2);
  }

  @Test
  void numbersThatJsonHasNoWordForAreRead() throws Exception {
    List<ResultRow> rows = read("traps/not-finite.json");

    assertThat(values(rows.get(0)).getFirst().getFirst()).isNaN();
    assertThat(values(rows.get(1)))
        .containsExactly(
            List.of(Double.POSITIVE_INFINITY, 1.0), List.of(Double.NEGATIVE_INFINITY, 1.0));
  }

  @Test
  void onlyTheNameAndTheMetricMustBeThere() throws Exception {
    ResultRow row = read("traps/bare.json").getFirst();

    assertThat(row.id()).isEqualTo(RowId.of("p.C.bare", "", 1, Map.of()));
    assertThat(row.setup().jmhVersion()).isNull();
    assertThat(row.setup().jvmArgs()).isEmpty();
    assertThat(row.primary().score()).isEqualTo(2);
  }

  @Test
  void aFileWithoutRowsMeasuredNothing() throws Exception {
    assertThat(ResultSet.read(FILES.resolve("traps/zero-rows.json")).nothingMeasured()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\" | is empty",
        "\"  \n\" | is empty",
        "[{'benchmark': 'a.b' | is cut short",
        "hello | is not JSON",
        "[] [ | is cut short",
        "{'a': 1} | is JSON but not JMH's (a list of rows)",
        "3 | is JSON but not JMH's (a list of rows)",
        "[1] | is JSON but not JMH's (row 1 has no 'benchmark')",
        "[{'benchmark': 'a.b'}] | is JSON but not JMH's (row 1 has no 'primaryMetric')",
        "[{'benchmark': 'a.b', 'primaryMetric': {'score': 'x'}}] | is JSON but not JMH's (row 1",
        "[{'benchmark': 'a.b', 'primaryMetric': 1}] | is JSON but not JMH's (row 1 has a value",
        "{'schema': 1} | is one file of a run",
      })
  void whatIsNotJmhsIsNamed(String text, String why) throws IOException {
    Path file = place.resolve("r.json");
    Files.writeString(file, text.replace('\'', '"'));

    assertThatThrownBy(() -> ResultSet.read(file))
        .isInstanceOf(UnreadableException.class)
        .hasMessageStartingWith(file + ": " + why)
        .hasMessageEndingWith("; name a whole file that JMH wrote (-rf json)")
        .message()
        .hasLineCount(1);
  }

  @Test
  void nestingThatWouldOverflowTheStackIsRefused() throws IOException {
    Path file = place.resolve("deep.json");
    Files.writeString(file, "[".repeat(500_000));

    assertThatThrownBy(() -> ResultSet.read(file)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void everyPlaceToCutARealFileIsNoticed() throws Exception {
    String text = Files.readString(FILES.resolve("github-action-params.json")).strip();
    Path file = place.resolve("cut.json");
    for (int end = 1; end < text.length(); end += 7) {
      Files.writeString(file, text.substring(0, end));
      assertThatThrownBy(() -> ResultSet.read(file)).isInstanceOf(UnreadableException.class);
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ResultSet.read(place.resolve("no.json")))
        .hasMessage(
            place.resolve("no.json")
                + ": there is no such file or folder; name a run's folder or a JMH JSON file");
  }

  @Test
  void aMarkOfByteOrderIsNoGarbage() throws Exception {
    Path file = place.resolve("bom.json");
    Files.write(file, "\uFEFF[]".getBytes(StandardCharsets.UTF_8));

    assertThat(ResultSet.read(file).rows()).isEmpty();
  }

  @Test
  void ourOwnExportIsRead() throws Exception {
    RunFolder folder = RunFolder.create(place.resolve("run"));
    JmhRow.Metric metric =
        new JmhRow.Metric(
            1.5,
            Double.NaN,
            List.of(Double.NaN, Double.NaN),
            Map.of("50.0", 1.5),
            List.of(
                new Samples(
                    "ms/op",
                    List.of(1.5),
                    List.of(List.of(List.of(1.0, 3.0), List.of(2.0, 3.0))))));
    folder.export(List.of(new JmhRow(Examples.ROW, 1, Examples.SETUP, metric, Map.of())));

    ResultRow row = ResultSet.read(folder.path().resolve("jmh.json")).rows().getFirst();
    assertThat(row.id()).isEqualTo(Examples.ROW);
    assertThat(row.setup()).isEqualTo(Examples.SETUP);
    assertThat(row.primary().forks().getFirst().samples()).isEqualTo(metric.forks().getFirst());
  }

  private static List<ResultRow> read(String file) throws UnreadableException {
    return ResultSet.read(FILES.resolve(file)).rows();
  }

  private static List<List<Double>> values(ResultRow row) {
    return row.primary().forks().stream().map(fork -> fork.samples().iterations()).toList();
  }
}
