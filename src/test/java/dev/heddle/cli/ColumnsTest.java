package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Column;
import dev.heddle.id.Identified;
import dev.heddle.result.Cost;
import dev.heddle.result.Told;
import dev.heddle.result.ToldNotes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures beside a row that a person can choose. */
class ColumnsTest extends ColumnsCase {

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
  void aRowWhoseMemoryIsNotKnownSaysWhatItIsAtMost() throws Exception {
    run.metric(sequential, "memory.pss", "MiB", 96)
        .metric(sequential, "memory.hwm", "MiB", 110)
        .metric(pool, "memory.hwm", "MiB", 140);

    assertThat(table()).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(
            "fixed-pool: memory is not available here: the run did not measure it (at most 140"
                + " MiB, by memory.hwm)");
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
}
