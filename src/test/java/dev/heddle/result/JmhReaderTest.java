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
import org.junit.jupiter.params.provider.ValueSource;

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
  void ofMetricsThatNobodyLooksAtTheNamesAloneAreRead() throws Exception {
    Path file = FILES.resolve("blake3-gc-profiler.json");
    List<ResultRow> all = ResultSet.read(file).rows();
    List<ResultRow> some = ResultSet.readAll(file, "gc.alloc.rate.norm"::equals).getFirst().rows();

    for (int i = 0; i < all.size(); i++) {
      ResultRow whole = all.get(i);
      ResultRow row = some.get(i);
      assertThat(row.primary()).isEqualTo(whole.primary());
      assertThat(row.secondary().keySet()).isEqualTo(whole.secondary().keySet());
      row.secondary()
          .forEach((name, metric) ->
              assertThat(metric)
                  .isEqualTo(
                      name.equals("gc.alloc.rate.norm")
                          ? whole.secondary().get(name)
                          : Measured.nothing()));
    }
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
        "hello | is not JSON (line 1 column 1)",
        "[{'benchmark': 'a.b', 'primaryMetric': {}}, | is cut short",
        "[{'benchmark': 'a. | is cut short",
        "[{'x': [1, {'y': oops}]}] | is not JSON (line 1 column 18)",
        "[{'x': 'a\tb'}] | is not JSON (line 1 column 10)",
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

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"x\":[[", "[{\"params\":{\"x\":"})
  void nestingThatWouldOverflowTheStackIsRefused(String begin) throws IOException {
    Path file = place.resolve("deep.json");
    Files.writeString(file, begin.repeat(500_000));

    assertThatThrownBy(() -> ResultSet.read(file)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void deepNestingWhereAnotherProgramPutItIsNamed() throws IOException {
    Path file = place.resolve("deep.json");
    Files.writeString(file, "[{\"x\": " + "[".repeat(500_000));

    assertThatThrownBy(() -> ResultSet.read(file))
        .hasMessageStartingWith(file + ": is not JSON of ours: it is nested too deep; name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"forks\": 1e400, \"primaryMetric\": {}",
        "\"primaryMetric\": {\"score\": -1e400}",
        "\"primaryMetric\": {\"rawData\": [[1, 1e999]]}",
        "\"primaryMetric\": {\"rawDataHistogram\": [[[[1e999, 1]]]]}",
      })
  void aNumberThatNoDoubleHoldsIsNotTakenForAnother(String fields) throws IOException {
    Path file = place.resolve("large.json");
    Files.writeString(file, "[{\"benchmark\": \"a.b\", " + fields + "}]");

    assertThatThrownBy(() -> ResultSet.read(file))
        .hasMessageStartingWith(
            file + ": is not JSON of ours: it has a number that is too large (line 1 column ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"benchmark\": \"a\\ud800\", \"primaryMetric\": {}",
        "\"benchmark\": \"a.b\", \"params\": {\"\\ud800\": 1}, \"primaryMetric\": {}",
      })
  void halfALetterIsNone(String fields) throws IOException {
    Path file = place.resolve("half.json");
    Files.writeString(file, "[{" + fields + "}]");

    assertThatThrownBy(() -> ResultSet.read(file)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void ofFieldsThatAreThereTwiceTheLastCountsAndRawValuesAddUp() throws Exception {
    Path file = place.resolve("twice.json");
    Files.writeString(
        file,
        """
        [{"benchmark": "a.b", "benchmark": "c.d", "params": {"x": 1}, "params": {"y": 2, "y": 3},
          "primaryMetric": {"score": 1}, "primaryMetric":
            {"score": 2, "score": 3, "rawData": [[1]], "rawData": [[2, 3]], "scoreUnit": "s/op"}}]\
        """);

    ResultRow row = ResultSet.read(file).rows().getFirst();

    assertThat(row.id().benchmark()).isEqualTo("c.d");
    assertThat(row.id().params()).isEqualTo(Map.of("y", "3"));
    assertThat(row.primary().score()).isEqualTo(3);
    assertThat(row.primary().unit()).isEqualTo("s/op");
    assertThat(values(row)).containsExactly(List.of(1.0), List.of(2.0, 3.0));
  }

  @Test
  void whereAChunkOfTheFileEndsDoesNotMatter() throws Exception {
    for (int length = (1 << 17) - 120; length < (1 << 17) + 20; length += 7) {
      Path file = place.resolve("chunks.json");
      Files.writeString(
          file,
          "[{\"x\": \""
              + "y".repeat(length)
              + "\", \"benchmark\": \"a.naïve\", \"primaryMetric\": {\"score\": -1.25e2,"
              + " \"rawData\": [[1.125, 2e1], [123456.75]]}}]");

      ResultRow row = ResultSet.read(file).rows().getFirst();

      assertThat(row.id().benchmark()).isEqualTo("a.naïve");
      assertThat(row.primary().score()).isEqualTo(-125);
      assertThat(values(row)).containsExactly(List.of(1.125, 20.0), List.of(123456.75));
    }
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
