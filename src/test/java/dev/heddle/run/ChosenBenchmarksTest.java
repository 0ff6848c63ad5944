package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChosenBenchmarksTest {

  private final Catalog catalog = Catalog.read();

  @Test
  void whatHasNoModelIsLeftOutAndToldWhereModelsAreAskedFor() throws Exception {
    ChosenBenchmarks selection = selection(Set.of("model"), "squares", "crash", "start");

    assertThat(selection.benchmarks()).extracting(Benchmark::id).containsExactly("squares");
    assertThat(selection.remarks())
        .containsExactly(
            "--models: no parameter 'model' in 'crash', 'start', left out;"
                + " choose by -p through=…, which takes its place in 'crash'");
  }

  @Test
  void whatTakesThePlaceOfTheModelIsEnough() throws Exception {
    ChosenBenchmarks selection = selection(Set.of("model", "through"), "squares", "crash");

    assertThat(selection.benchmarks()).hasSize(3);
    assertThat(selection.remarks()).isEmpty();
  }

  @Test
  void whatIsNotAskedForLeavesAllAsItIs() throws Exception {
    assertThat(selection(Set.of("tasks"), "all").benchmarks())
        .isEqualTo(catalog.select(List.of("all")));
  }

  @Test
  void aMethodWithoutWorkersIsNamedAmongOthersThatHaveThem() throws Exception {
    ChosenBenchmarks selection = selection(Set.of("workers"), "dispatch");

    assertThat(selection.benchmarks())
        .extracting(Benchmark::label)
        .containsExactlyInAnyOrder("dispatch.few", "dispatch.invokeAll", "dispatch.map");
    assertThat(selection.remarks())
        .containsExactly(
            "--workers: no parameter 'workers' in 'dispatch.roundTrip', left out;"
                + " omit the option to measure them");
  }

  @Test
  void whereNothingIsLeftTheHintSaysWhatToDoInstead() {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> selection(Set.of("model"), "dispatch"))
        .withMessage(
            "--models: no parameter 'model' in 'dispatch';"
                + " choose by -p through=…, which takes its place in 'dispatch'");
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> selection(Set.of("workers"), "start"))
        .withMessage(
            "--workers: no parameter 'workers' in 'start';" + " omit the option to measure them");
  }

  private ChosenBenchmarks selection(Set<String> asked, String... ids) throws Exception {
    return ChosenBenchmarks.of(catalog.select(List.copyOf(Arrays.asList(ids))), asked);
  }
}
