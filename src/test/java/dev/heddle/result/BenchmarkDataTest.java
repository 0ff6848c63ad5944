package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data of github-action-benchmark, laid out as its own code writes them. */
class BenchmarkDataTest {

  @TempDir Path place;

  @Test
  void eachCommitIsARun() throws Exception {
    History history =
        History.read(
            data(
                """
                window.BENCHMARK_DATA = {
                  "lastUpdate": 1769947200000, "repoUrl": "https://example.org/x",
                  "entries": {"Benchmark": [
                    {"commit": {"id": "bbbbbbb", "message": "two } ;"}, "date": 1769947200000,
                     "tool": "jmh", "benches": [
                       {"name": "a.B.c", "value": 2.5, "unit": "ms/op", "extra": "forks: 1"},
                       {"name": "a.B.d ( {\\"size\\":\\"10\\"} )", "value": 3, "unit": "ops/s"},
                       {"name": "a.B.e size=10 kind=x", "value": 3, "range": "± 1", "unit": "ns/op"}]},
                    {"commit": {"id": "aaaaaaa"}, "date": 1769860800000, "tool": "customSmallerIsBetter",
                     "benches": [{"name": "a.B.c", "value": 2, "unit": "ms"}]}
                  ]}
                }\
                """));

    assertThat(history.runs())
        .extracting(History.Run::commit)
        .containsExactly("aaaaaaa", "bbbbbbb");
    assertThat(history.runs().getFirst().time()).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(history.runs().getFirst().set().rows().getFirst().primary().unit())
        .isEqualTo("ms/op");
    assertThat(history.runs().getLast().set().rows())
        .extracting(row -> row.id().benchmark() + row.id().params())
        .containsExactly("a.B.c{}", "a.B.d{size=10}", "a.B.e{kind=x, size=10}");
    assertThat(history.runs().getLast().set().rows().getFirst().primary().score()).isEqualTo(2.5);
  }

  @Test
  void theSuitesOfACommitAreOneRun() throws Exception {
    String entry =
        """
        [{"commit": {"id": "aaaaaaa"}, "date": 1769860800000, "tool": "go",
          "benches": [{"name": "c", "value": 2, "unit": "ns/iter"}]}]\
        """;
    History history =
        History.read(
            data(
                "window.BENCHMARK_DATA = {\"entries\": {\"x\": "
                    + entry
                    + ", \"y\": "
                    + entry
                    + "}};"));

    assertThat(history.runs()).hasSize(1);
    assertThat(history.runs().getFirst().set().rows())
        .extracting(row -> row.id().params().get("suite"))
        .containsExactly("x", "y");
  }

  @ParameterizedTest
  @CsvSource({
    "customBiggerIsBetter, req/s, req/s (more is better)",
    "customBiggerIsBetter, ms, ms (more is better)",
    "customBiggerIsBetter, ops/s, ops/s",
    "customSmallerIsBetter, Megabytes, Megabytes (less is better)",
    "customSmallerIsBetter, B/op, B/op",
    "customSmallerIsBetter, ms, ms/op",
    "googlecpp, us/iter, us/op",
    "go, MB/s, MB/s",
  })
  void aToolSaysWhatIsBetterWhereAUnitDoesNot(String tool, String unit, String read)
      throws Exception {
    History history =
        History.read(
            data(
                """
                window.BENCHMARK_DATA = {"entries": {"x": [
                  {"commit": {"id": "aaaaaaa"}, "date": 1769860800000, "tool": "%s",
                   "benches": [{"name": "c", "value": 2, "unit": "%s"}]}]}}
                """
                    .formatted(tool, unit)));

    assertThat(history.runs().getFirst().set().rows().getFirst().primary().unit()).isEqualTo(read);
  }

  @Test
  void itMayBeJsonAlone() throws Exception {
    Path cache =
        Files.writeString(
            place.resolve("benchmark-data.json"),
            """
            {"lastUpdate": 1, "repoUrl": "", "entries": {"x": [
              {"commit": {"id": "aaaaaaa"}, "date": 1769860800000, "tool": "jmh",
               "benches": [{"name": "c", "value": 2, "unit": "ns/op"}]}]}}
            """);

    assertThat(History.read(cache).runs())
        .extracting(History.Run::commit)
        .containsExactly("aaaaaaa");
  }

  /** JSON has no word for a figure that is no number, and so null is written. */
  @Test
  void aFigureWithoutAValueIsARowWithoutOneAndNotTheEndOfAHistory() throws Exception {
    History history =
        History.read(
            data(
                """
                window.BENCHMARK_DATA = {"entries": {"x": [
                  {"commit": {"id": "aaaaaaa"}, "date": 1769860800000, "tool": null, "benches": [
                    {"name": "a", "value": null, "unit": "ns/op"},
                    {"name": "b", "value": "12.5", "unit": "ns/op"},
                    {"name": "c", "value": 3},
                    {"name": "d", "unit": "ns/op"}]}]}}
                """));

    assertThat(history.runs().getFirst().set().rows())
        .extracting(row -> row.primary().score() + row.primary().unit())
        .containsExactly("NaNns/op", "12.5ns/op", "3.0", "NaNns/op");
    assertThat(history.skipped()).isEmpty();
    assertThat(history.lost()).isEmpty();
  }

  @Test
  void anEntryThatNamesNoRunIsSkippedAndTheNewestOneIsLost() throws Exception {
    String whole = "{\"commit\": {\"id\": \"aaaaaaa\"}, \"date\": 1769860800000, \"benches\": []}";
    String later = "{\"commit\": {\"timestamp\": \"2026-02-01T12:00:00+01:00\"}, \"benches\": []}";
    Path file =
        data(
            "window.BENCHMARK_DATA = {\"entries\": {\"x\": [{}, %s, %s, {\"date\": 1}]}}"
                .formatted(whole, later));

    History history = History.read(file);

    assertThat(history.runs())
        .extracting(run -> run.time() + run.commit())
        .containsExactly("2026-01-31T12:00:00Zaaaaaaa", "2026-02-01T11:00:00Z");
    assertThat(history.skipped())
        .containsExactly(
            file + " entry 1 of 'x': has no 'date'", file + " entry 4 of 'x': has no 'benches'");
    assertThat(history.lost()).containsExactly(Path.of(file + " entry 4 of 'x'"));
  }

  @Test
  void whatIsNotWholeIsNamed() throws Exception {
    for (String text :
        new String[] {
          "",
          "var x = {}",
          "window.BENCHMARK_DATA = {\"entries\": {\"a\": [{}]}}",
          "window.BENCHMARK_DATA = {\"entries\": {\"a\": ["
        }) {
      assertThatThrownBy(() -> History.read(data(text)))
          .isInstanceOf(UnreadableException.class)
          .hasMessageStartingWith(place.resolve("data.js") + ": ")
          .hasMessageEndingWith("; name a folder of runs, or a whole data.js")
          .message()
          .hasLineCount(1);
    }
  }

  private Path data(String text) throws Exception {
    return Files.writeString(place.resolve("data.js"), text);
  }
}
