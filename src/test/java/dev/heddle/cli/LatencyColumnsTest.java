package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.RowId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How late tasks are, and how long single operations take, beside a row. */
class LatencyColumnsTest extends ColumnsCase {

  private void late(RowId row, double p99) {
    run.metric(row, "latency.p50", "us/op", 1250)
        .metric(row, "latency.max", "us/op", 90_000)
        .metric(row, "latency.begun.p50", "us/op", 210);
    if (p99 > 0) {
      run.metric(row, "latency.p99", "us/op", p99);
    }
  }

  @Test
  void howLateTasksWereStandsInTheTableAndJudgesLikeAnyMetric() throws Exception {
    late(sequential, 7500);
    late(pool, 2500);

    assertThat(table()).isZero();
    assertThat(out.toString())
        .contains("p50", "p99", "1.250 ms", "7.500 ms", "2.500 ms")
        .contains("p99: 99 of 100 single operations take no longer")
        .doesNotContain("not available", "begun");

    out.getBuffer().setLength(0);
    assertThat(table("--columns", "p99,max,begun.p50,latency.p50")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches(" *sequential +7.500 ms +90.00 ms +210.0 µs +1.250 ms"));

    for (String name : List.of("latency.p99", "p99", "p0.99")) {
      out.getBuffer().setLength(0);
      assertThat(table("--metric", name)).isZero();
      assertThat(out.toString().replaceAll(" +", " "))
          .contains(" sequential 7.500 ms", " fixed-pool 2.500 ms", "3.00x", "faster");
    }
  }

  @Test
  void aPercentileOfTooFewIsNotShownAndAskedForSaysWhy() throws Exception {
    late(sequential, 0);
    late(pool, 0);

    assertThat(table()).isZero();
    assertThat(out.toString()).contains("p50").doesNotContain("p99");

    out.getBuffer().setLength(0);
    assertThat(table("--columns", "p50,p99,begun.p99")).isZero();
    assertThat(out.toString())
        .contains("p99 is not available here: a fork has less than ten samples beyond it")
        .contains("begun.p99 is not available here: a fork has less than ten samples beyond it");

    out.getBuffer().setLength(0);
    assertThat(table("--metric", "p99")).isZero();
    assertThat(out.toString()).contains("too few samples: ten a fork must lie beyond p99");
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "900, false"})
  void percentilesOfSamplesStandBesideTheirMeanWhereThereAreEnough(int samples, boolean enough)
      throws Exception {
    ExampleRun service = ExampleRun.of("service", "dev.heddle.benchmarks.ServiceBenchmark.one");
    RowId row =
        RowId.of("a.Service.one", "sample", 16, Map.of("model", "fixed-pool", "workers", "8"));
    service.takes(row, 4).samples(row, samples);
    Path folder = service.write(place.resolve("service"));

    assertThat(heddle("table", folder.toString())).isZero();
    assertThat(out.toString()).contains("p50");
    assertThat(out.toString().contains("p99")).isEqualTo(enough);

    out.getBuffer().setLength(0);
    assertThat(heddle("table", folder.toString(), "--metric", "p99")).isZero();
    assertThat(out.toString().contains("too few samples: ten a fork must lie beyond p99"))
        .isEqualTo(!enough);
  }

  @Test
  void aRowOfManyOperationsHasNoPercentileOfOne() throws Exception {
    assertThat(table("--columns", "time,p99,lost")).isZero();
    assertThat(out.toString())
        .contains("p99 is not available here: its forks took no samples of single operations")
        .contains("lost is not available here: its forks do not tell");
  }

  @Test
  void tasksThatWereLostStandInTheTableAlsoWhereNoneWas() throws Exception {
    run.metric(sequential, "lost", "tasks", 0).metric(pool, "lost", "tasks", 7);

    assertThat(table()).isZero();
    assertThat(out.toString())
        .contains("lost: tasks of a fork that failed as their worker died")
        .containsPattern("sequential.* 0.* tasks")
        .containsPattern("fixed-pool.* 7.* tasks");
  }
}
