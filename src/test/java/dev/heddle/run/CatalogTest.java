package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.fork.NoRowException;
import dev.heddle.site.SiteBeside;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

  private static final List<String> MODELS =
      ExecutionModel.builtIn().stream().map(ExecutionModel::name).toList();

  private final Catalog catalog = Catalog.read();

  @Test
  void everyBenchmarkHasAnIdAndAsksAQuestion() {
    assertThat(catalog.ids()).contains("squares").doesNotHaveDuplicates();
    assertThat(catalog.benchmarks())
        .allSatisfy(benchmark -> {
          // of its own, or that of another with what is asked beside it
          assertThat(benchmark.id()).matches("[a-z][a-z0-9-]*([.][a-z]+)?");
          assertThat(catalog.ids()).contains(benchmark.id().replaceFirst("[.].*", ""));
          assertThat(benchmark.question()).endsWith("?");
        });
  }

  @Test
  void aForkThatFetchesHasItsSiteStartBesideIt() {
    assertThat(Catalog.beside("dev.heddle.benchmarks.FetchBenchmark.fetch"))
        .contains(SiteBeside.class);
    assertThat(Catalog.beside("dev.heddle.benchmarks.SquareSumBenchmark.sum")).isEmpty();
  }

  /**
   * The values stand once more in an annotation, which takes literals: they may not drift apart.
   */
  @ParameterizedTest
  @ValueSource(strings = {"squares", "squares-list", "fetch", "pool", "files"})
  void aBenchmarkOfModelsHasAllOfThemAndANumberOfWorkers(String id) throws Exception {
    assertThat(catalog.select(List.of(id)))
        .singleElement()
        .satisfies(benchmark ->
            assertThat(benchmark.params()).containsEntry("model", MODELS).containsKey("workers"));
  }

  /** Some models cannot run what waits for each other; those that can are in the same order. */
  @Test
  void whoeverHasModelsHasNumbersOfWorkersTooAndTheModelsInTheirOrder() {
    assertThat(catalog.benchmarks())
        .filteredOn(benchmark -> benchmark.params().containsKey("model"))
        .allSatisfy(benchmark -> {
          assertThat(benchmark.params()).containsKey("workers");
          assertThat(MODELS)
              .containsSubsequence(benchmark.params().getOrDefault("model", List.of()));
        });
  }

  @Test
  void aMethodAmongOthersOfItsIdIsToldByItsNameAndSelectedByIt() throws Exception {
    assertThat(catalog.select(List.of("crash")))
        .extracting(Benchmark::label)
        .containsExactlyInAnyOrder("crash.noticed", "crash.restored");
    assertThat(catalog.select(List.of("crash.noticed")))
        .singleElement()
        .extracting(Benchmark::id)
        .isEqualTo("crash");
    assertThat(catalog.select(List.of("squares")))
        .extracting(Benchmark::label)
        .containsExactly("squares");
  }

  @Test
  void theStatesOfAMethodRefuseWrongValuesToo() throws Exception {
    Benchmark invokeAll = catalog.select(List.of("DispatchBenchmark.invokeAll")).getFirst();
    Benchmark few = catalog.select(List.of("DispatchBenchmark.few")).getFirst();
    Map<String, String> perTask =
        Map.of("through", "process-per-task", "payload", "0B", "workers", "2");

    few.check().check(perTask);
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> invokeAll.check().check(perTask))
        .withMessageContaining("would start 10000 JVMs");
  }

  @Test
  void everyBenchmarkAcceptsItsOwnValues() throws Exception {
    for (Benchmark benchmark : catalog.benchmarks()) {
      Map<String, String> row = new HashMap<>();
      benchmark.params().forEach((name, values) -> row.put(name, values.getFirst()));
      try {
        benchmark.check().check(row);
      } catch (NoRowException e) {
        // each value is good, and the model comes first that has no row
        row.put("model", "fixed-pool");
        benchmark.check().check(row);
      }
    }
  }

  @Test
  void aBenchmarkIsSelectedByIdOrMethodOnceOnly() throws Exception {
    List<Benchmark> selected =
        catalog.select(List.of("squares", "SquareSumBenchmark.sum", "squares"));

    assertThat(selected).singleElement().extracting(Benchmark::id).isEqualTo("squares");
  }

  /** Some of those have a method of that name. */
  @Test
  void allAreAllButThoseAboutWhatAPersonBrings() throws Exception {
    List<Benchmark> all = new ArrayList<>(catalog.benchmarks());
    all.removeIf(each -> List.of("own", "command", "inputs").contains(each.id()));

    assertThat(catalog.select(List.of("all"))).isEqualTo(all);
    assertThat(all).hasSize(catalog.benchmarks().size() - 3);
  }

  @Test
  void aSelectorThatNamesNothingIsUnknown() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> catalog.select(List.of("squars")))
        .withMessageContaining("benchmark 'squars'");
  }

  @Test
  void ofAMisspeltMethodTheMethodsAreKnownAndOfAWordTheIds() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> catalog.select(List.of("startt.firstFech")))
        .satisfies(e -> assertThat(e.known()).contains("start.firstFetch", "squares"));
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> catalog.select(List.of("startt")))
        .satisfies(e -> assertThat(e.known()).contains("start").doesNotContain("start.firstFetch"));
  }
}
