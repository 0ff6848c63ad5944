package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Column;
import dev.heddle.id.Identified;
import dev.heddle.result.Cost;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.RowId;
import dev.heddle.result.Told;
import dev.heddle.result.ToldNotes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures beside a row that a person can choose. */
class ColumnsTest {

  @TempDir Path place;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ExampleRun run =
      ExampleRun.of("squares", "dev.heddle.benchmarks.SquareSumBenchmark.sum");
  private final RowId sequential = run.row("sequential", 2, "tasks", "64");
  private final RowId pool = run.row("fixed-pool", 2, "tasks", "64");
  private final RowId limit = run.row("limit", 2, "tasks", "64");

  @BeforeEach
  void rows() {
    run.takes(sequential, 20).takes(pool, 10);
  }

  private void costs() {
    run.metric(sequential, "cpu", "us/op", 16_000)
        .metric(sequential, "cpu.system", "us/op", 800)
        .metric(sequential, "alloc", "B/op", 131_072)
        .metric(sequential, "memory.pss", "MiB", 96)
        .metric(pool, "cpu", "us/op", 21_500)
        .metric(pool, "memory.pss", "MiB", 118);
  }

  @Test
  void aRunWithCostsShowsItsProcessorTimeAndItsMemory() throws Exception {
    costs();

    assertThat(table()).isZero();
    assertThat(out.toString())
        .contains("cpu/op", "memory (PSS)", "16.00 ms", "21.50 ms", "96.00 MiB", "118.0  MiB")
        .contains("cpu: processor time of all processes", "memory: PSS of all processes")
        .doesNotContain("sum of peaks");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void aRunWithoutCostsHasNoColumnsForThem() throws Exception {
    assertThat(table()).isZero();
    assertThat(out.toString()).doesNotContain("cpu", "memory", "not available", "character");
  }

  @Test
  void columnsStandInTheOrderInWhichTheyWereNamed() throws Exception {
    costs();

    assertThat(table("--columns", "memory,time,cpu")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches(" *model +memory \\(PSS\\) +time/op +cpu/op"))
        .anyMatch(line -> line.matches(" *fixed-pool +118.0+ +MiB +10.\\d+ ms +21.50 ms"))
        .noneMatch(line -> line.contains("95 %"));
  }

  @Test
  void eachMemorySaysWhichItIs() throws Exception {
    costs();

    assertThat(table("--columns", "memory,memory.hwm,memory.peak")).isZero();
    assertThat(out.toString())
        .contains("memory (PSS)", "memory (sum of peaks)", "memory (cgroup peak)");
  }

  @Test
  void aFigureThatIsNotThereIsToldWithTheReasonAndIsNever0() throws Exception {
    costs();
    Told.Costs costs =
        new Told.Costs(
            Told.Costs.Bounds.FORK,
            Map.of(),
            Map.of(),
            Map.of(),
            1,
            Duration.ZERO,
            Duration.ZERO,
            Map.of(Cost.MEMORY_PEAK, "the fork has no cgroup of its own"));
    ToldNotes.write(costs).forEach((name, value) -> run.note(sequential, name, value));

    assertThat(table("--columns", "time,memory.peak,threads")).isZero();
    assertThat(out.toString())
        .contains(
            "memory.peak is not available here: the fork has no cgroup of its own",
            "threads is not available here: the run did not measure it");
    assertThat(out.toString().lines()).anyMatch(line -> line.matches(" *sequential.*ms +– +–"));
  }

  @Test
  void howFarARowIsFromTheLimitStandsBesideIt() throws Exception {
    run.takes(limit, 5);

    assertThat(table("--columns", "time,limit")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches(" *sequential +\\S+ +ms +x [34]\\.\\d+ of the limit \\(.*"))
        .anyMatch(line -> line.matches(" *fixed-pool +\\S+ +ms +x [12]\\.\\d+ of the limit \\(.*"))
        .anyMatch(line -> line.matches(" *limit +\\S+ +ms +x 1.00 of the limit"));
  }

  @Test
  void aRowOfNoTableOfModelsIsToldAgainstTheLimitOfItsMethodAndItsOtherParameters()
      throws Exception {
    run.takes(through("limit", "0B"), 2)
        .takes(through("limit-spin", "0B"), 1)
        .takes(through("limit", "1MiB"), 5)
        .takes(through("fixed-pool", "0B"), 3)
        .takes(through("fixed-pool", "1MiB"), 20)
        .takes(through("fixed-pool", "1KiB"), 30);

    assertThat(table("--rows", "payload", "--columns", "time,limit")).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line ->
            line.matches(" *\\S+.* +0B +fixed-pool +\\S+ +ms +x [23]\\.\\d+ of the limit.*"))
        .anyMatch(line ->
            line.matches(" *\\S+.* +1MiB +fixed-pool +\\S+ +ms +x [34]\\.\\d+ of the limit.*"))
        .anyMatch(line -> line.matches(" *\\S+.* +1KiB +fixed-pool +\\S+ +ms +–"))
        .anyMatch(
            line -> line.matches(" *\\S+.* +0B +limit +\\S+ +ms +x [12]\\.\\d+ of the limit.*"))
        .anyMatch(line -> line.matches(" *\\S+.* +0B +limit-spin +\\S+ +ms +x 1.00 of the limit"))
        .anyMatch(line -> line.matches(" *\\S+.* +1MiB +limit +\\S+ +ms +x 1.00 of the limit"));
    assertThat(out.toString())
        .contains("where a row has several limits, the fastest counts (limit-spin)");
  }

  private static RowId through(String kind, String payload) {
    return RowId.of(
        "dev.heddle.benchmarks.DispatchBenchmark.roundTrip",
        "avgt",
        1,
        Map.of("through", kind, "payload", payload));
  }

  @Test
  void withoutALimitThatIsSaid() throws Exception {
    assertThat(table("--columns", "time,limit")).isZero();
    assertThat(out.toString())
        .contains("limit is not available here: no row of its table is the limit");
  }

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

  @ParameterizedTest
  @CsvSource({"memori, memory", "cpu.sistem, cpu.system", "thread, threads"})
  void aColumnThatIsNotThereIsToldWithTheNearest(String name, String nearest) throws Exception {
    assertThat(table("--columns", "time," + name)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("heddle: unknown column '%s': did you mean '%s'?%n".formatted(name, nearest));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theHelpNamesEveryColumn() {
    assertThat(heddle("table", "--help")).isZero();
    String help = out.toString().replaceAll("\\s+", " ");
    for (String column : Identified.ids(Column.class)) {
      assertThat(help).containsPattern("[ ,]" + column.replace(".", "\\. ?") + "[ ,.]");
    }
  }

  @Test
  void programsGetThemInCsvAndInJson() throws Exception {
    costs();

    assertThat(table("--columns", "time,cpu,memory.peak", "--format", "csv")).isZero();
    assertThat(out.toString().lines().findFirst().orElseThrow())
        .endsWith(
            "cpu,cpu_low_95,cpu_high_95,cpu_unit,memory.peak,memory.peak_low_95,"
                + "memory.peak_high_95,memory.peak_unit");
    assertThat(out.toString()).contains(",us/op,,,,\r\n");

    out.getBuffer().setLength(0);
    assertThat(table("--columns", "time,cpu,memory.peak", "--format", "json")).isZero();
    assertThat(out.toString())
        .contains("\"cpu\"", "\"what\": \"processor time of all processes\"")
        .contains("\"notAvailable\": \"the run did not measure it\"");
  }

  @Test
  void severalRunsHaveEachTheirOwnColumns() throws Exception {
    costs();
    Path one = run.write(place.resolve("one"));
    Path other = run.seed(2).write(place.resolve("other"));

    int code = heddle("table", one.toString(), other.toString(), "--columns", "time,cpu");

    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches(" *model +A time/op +A cpu/op +B time/op +B cpu/op"));
  }

  @Test
  void aTableSaysWhatKindOfWorkItIsOf() throws Exception {
    costs();

    assertThat(table()).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .containsPattern("character \\(sequential\\): waits (19|2[01]) % of the time, 5 % in the")
        .containsPattern(
            "kernel, allocates 2 KiB a task, speed-up up to (1.9\\d*|2(.0\\d*)?)x at 2")
        .contains(" workers, forks ± ", ", first iteration 2x");
  }

  private int table(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("table", folder().toString()));
    words.addAll(Arrays.asList(options));
    return heddle(words.toArray(String[]::new));
  }

  private Path folder() throws Exception {
    Path folder = place.resolve("squares");
    return folder.toFile().exists() ? folder : run.write(folder);
  }

  private int heddle(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
