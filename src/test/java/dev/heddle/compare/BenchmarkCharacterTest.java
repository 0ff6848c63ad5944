package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Cost;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the kind of work of benchmarks that are about no model. */
class BenchmarkCharacterTest {

  private static final String CPU = Cost.CPU.metric();

  @TempDir Path place;

  private final ExampleRun run = ExampleRun.of("memory", "a.Memory.threads");
  private final RowId thread = row("a.Memory.threads", "thread", 1);
  private final RowId virtual = row("a.Memory.threads", "virtual-thread", 1);

  @Test
  void aBenchmarkWithoutModelsSaysHowMuchItKeepsTheProcessorsBusy() throws Exception {
    run.takes(thread, 10).takes(virtual, 1);
    run.metric(thread, CPU, Cost.CPU.unit(), 15_000)
        .metric(thread, Cost.CPU_SYSTEM.metric(), Cost.CPU_SYSTEM.unit(), 12_000)
        .metric(thread, Cost.ALLOC.metric(), Cost.ALLOC.unit(), 2048);

    assertThat(characters())
        .singleElement()
        .asString()
        .matches(
            "character \\(memory worker=thread\\): keeps 1\\.\\d+ processors busy, 80 %"
                + " in the kernel, allocates 2 KiB an operation, forks ± [\\d.]+ %, first"
                + " iteration [\\d.]+x");
  }

  @Test
  void eachBenchmarkOfATableHasItsOwn() throws Exception {
    RowId process = row("a.Memory.processes", "jvm", 1);
    run.takes(thread, 10).takes(process, 40);
    run.metric(thread, CPU, Cost.CPU.unit(), 5000).metric(process, CPU, Cost.CPU.unit(), 80_000);

    assertThat(characters())
        .satisfiesExactly(
            first ->
                assertThat(first).containsPattern("threads worker=thread\\): keeps 0\\.(49|5)"),
            second ->
                assertThat(second).containsPattern("processes worker=jvm\\): keeps (2|1\\.9)"));
  }

  @Test
  void severalThreadsThatCallHaveTheirTimeTogether() throws Exception {
    RowId two = row("a.Memory.threads", "thread", 2);
    run.takes(two, 10).metric(two, CPU, Cost.CPU.unit(), 10_000);

    assertThat(characters())
        .singleElement()
        .asString()
        .containsPattern("keeps (2(\\.0\\d)?|1\\.9\\d*) ");
  }

  /** Three iterations of 300 ms have 30 operations: 30 ms each, of which 10 ms are measured. */
  @Test
  void whatIsSetUpOutsideOfTheTimeIsPartOfTheWork() throws Exception {
    run.takes(thread, 10).metric(thread, CPU, Cost.CPU.unit(), 15_000);
    run.note(thread, "costs.bounds", "fork")
        .note(thread, "costs.measured", "cpu=450 ms")
        .note(thread, "costs.operations", "30");

    assertThat(characters()).singleElement().asString().contains("keeps 0.5 processors busy");
  }

  @Test
  void noMoreProcessorsAreBusyThanThereAre() throws Exception {
    run.takes(thread, 10).metric(thread, CPU, Cost.CPU.unit(), 90_000);

    assertThat(characters()).singleElement().asString().contains("keeps 2 processors busy");
  }

  @Test
  void aControlIsNotWhatTheWorkIsLike() throws Exception {
    RowId limit = row("a.Memory.threads", "limit", 1);
    run.takes(limit, 1).takes(thread, 10);
    run.metric(limit, CPU, Cost.CPU.unit(), 10).metric(thread, CPU, Cost.CPU.unit(), 5000);

    assertThat(characters()).singleElement().asString().contains("worker=thread)");
  }

  @Test
  void benchmarksOfOtherProjectsHaveNone() throws Exception {
    run.takes(thread, 10).metric(thread, CPU, Cost.CPU.unit(), 5000);
    run.builds(new RunInfo.Build("new", "/other.jar", "0", false, null, null, null));

    assertThat(characters()).isEmpty();
  }

  @Test
  void withoutCostsThereIsNone() throws Exception {
    run.takes(thread, 10);

    assertThat(characters()).isEmpty();
  }

  @Test
  void ofAnotherMetricThanTimeNothingIsSaid() throws Exception {
    run.takes(thread, 10).metric(thread, CPU, Cost.CPU.unit(), 5000);

    assertThat(characters(Tables.SCORE)).hasSize(1);
    assertThat(characters(CPU)).isEmpty();
  }

  private List<String> characters() throws Exception {
    return characters(Tables.SCORE);
  }

  private List<String> characters(String metric) throws Exception {
    ResultSet set = ResultSet.read(run.write(place.resolve(metric)));
    return Tables.of(List.of(set), metric).tables().stream()
        .flatMap(table -> table.notes().stream())
        .filter(note -> note.kind() == Footnote.Kind.CHARACTER)
        .map(Footnote::text)
        .toList();
  }

  private static RowId row(String benchmark, String worker, int threads) {
    return RowId.of(benchmark, "avgt", threads, Map.of("worker", worker));
  }
}
