package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What forks tell beside their times is a metric, too. */
class ToldMetricsTest {

  @TempDir Path place;

  private static Map<String, String> notes(String samples) {
    return Map.of(
        "latency.samples", samples,
        "latency.rate", "800.0",
        "latency.p50.ms", "1.250",
        "latency.p99.ms", "7.500",
        "latency.p99-9.ms", "12.000",
        "latency.max.ms", "90.000",
        "latency.begun.p50.ms", "0.210",
        "latency.begun.p99.ms", "5.000");
  }

  @Test
  void howLateTasksWereIsAMetricAndWaitingToBeginIsAnother() {
    Map<String, Samples> metrics = ToldMetrics.of(notes("10000"));

    assertThat(metrics)
        .containsOnlyKeys(
            "latency.p50",
            "latency.p99",
            "latency.p99.9",
            "latency.max",
            "latency.begun.p50",
            "latency.begun.p99");
    assertThat(metrics).containsEntry("latency.p99", Samples.of("us/op", List.of(7500.0)));
    assertThat(metrics).containsEntry("latency.begun.p50", Samples.of("us/op", List.of(210.0)));
    assertThat(metrics).containsEntry("latency.max", Samples.of("us/op", List.of(90_000.0)));
  }

  @Test
  void aForkHasOnlyThePercentilesBeyondWhichTenOfItsTasksLie() {
    assertThat(ToldMetrics.of(notes("9999")))
        .containsKey("latency.p99")
        .doesNotContainKey("latency.p99.9");
    assertThat(ToldMetrics.of(notes("999")))
        .containsOnlyKeys("latency.p50", "latency.max", "latency.begun.p50");
    assertThat(ToldMetrics.of(notes("19"))).containsOnlyKeys("latency.max");
  }

  @Test
  void tasksThatWereLostAreAMetricAlsoWhereNoneWas() {
    Map<String, String> notes = Map.of("workers", "2", "crashes", "7", "tasks.lost", "0");

    assertThat(ToldMetrics.of(notes))
        .containsExactly(Map.entry("lost", Samples.of("tasks", List.of(0.0))));
    assertThat(ToldMetrics.of(Map.of("virtual.parallelism", "2"))).isEmpty();
  }

  @Test
  void whatAShortProgramTookIsAMetricForEachOfItsTasks() {
    Map<String, String> notes =
        Map.of(
            "cold.first-thousand.ms", "307.000",
            "cold.second-thousand.ms", "82.000",
            "cold.cpu.ms", "910.000");

    assertThat(ToldMetrics.of(notes))
        .containsOnly(
            Map.entry("cold.first-thousand", Samples.of("us/op", List.of(307.0))),
            Map.entry("cold.second-thousand", Samples.of("us/op", List.of(82.0))),
            Map.entry("cold.cpu", Samples.of("us/op", List.of(455.0))));
    assertThat(ToldMetrics.isNamed("cold.cpu")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"50, 20", "99, 1000", "99.9, 10000", "90, 100"})
  void soManySamplesAreEnough(double percent, long samples) {
    assertThat(ToldMetrics.enough(percent, samples)).isTrue();
    assertThat(ToldMetrics.enough(percent, samples - 1)).isFalse();
    assertThat(ToldMetrics.enough(100, 1)).isTrue();
    assertThat(ToldMetrics.enough(0, 1)).isTrue();
  }

  /** A percentile of some forks would be that of those that did most. */
  @Test
  void aRowHasAPercentileOnlyWhereEveryForkHasIt() throws Exception {
    ExampleRun run = ExampleRun.of("latency", "a.Latency.sent");
    RowId row = run.row("fixed-pool", 2);
    run.takes(row, 2)
        .metric(row, "latency.p50", "us/op", 1250)
        .metricOnce(row, "latency.p99", "us/op", 7500)
        .metricOnce(row, "gc.count", "counts", 3);

    ResultRow read = ResultSet.read(run.write(place.resolve("run"))).rows().getFirst();

    assertThat(read.secondary()).containsKeys("latency.p50", "gc.count");
    assertThat(read.secondary()).doesNotContainKey("latency.p99");
  }

  @Test
  void theFileOnResultsNamesThem() throws Exception {
    String text = Files.readString(Path.of("results/README.md"));

    assertThat(ToldMetrics.of(notes("10000")).keySet())
        .allMatch(name -> text.contains("`" + name + "`"));
    assertThat(text).contains("| `" + ToldMetrics.LOST + "` |");
    assertThat(text)
        .contains("`" + ToldMetrics.FIRST_THOUSAND + "`", "`" + ToldMetrics.SECOND_THOUSAND + "`")
        .contains("| `" + ToldMetrics.COLD_CPU + "` |");
  }
}
