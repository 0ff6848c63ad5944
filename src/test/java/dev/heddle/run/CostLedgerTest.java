package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.machine.Amounts;
import dev.heddle.result.Cost;
import dev.heddle.result.Samples;
import dev.heddle.result.Told;
import dev.heddle.result.Told.Costs.Bounds;
import dev.heddle.run.CostMark.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a fork, from what was read at the marks of its iterations. */
class CostLedgerTest {

  private final CostLedger ledger = new CostLedger(Bounds.FORK);

  private static Amounts at(double cpu, double system) {
    return new Amounts(Map.of(Cost.CPU, cpu, Cost.CPU_SYSTEM, system), 0, Map.of());
  }

  private Told.Costs costs() {
    return ledger.costs(Duration.ofMillis(3), null);
  }

  @Test
  void whatIsTakenBeforeAndBetweenIterationsIsInNoRow() {
    ledger.begin(false, at(1000, 100));
    ledger.begin(true, at(5000, 500));
    ledger.end(at(5600, 500));
    ledger.operations(2);
    ledger.operations(1);
    ledger.begin(true, at(9000, 500));
    ledger.end(at(9600, 700));
    ledger.operations(6);

    Told.Costs costs = costs();
    assertThat(costs.start()).containsEntry(Cost.CPU, 1000.0).containsEntry(Cost.CPU_USER, 900.0);
    assertThat(costs.warmUp()).containsEntry(Cost.CPU, 4000.0);
    assertThat(costs.measured())
        .containsEntry(Cost.CPU, 1200.0)
        .containsEntry(Cost.CPU_SYSTEM, 200.0)
        .containsEntry(Cost.CPU_USER, 1000.0);
    assertThat(costs.operations()).isEqualTo(9);
    assertThat(ledger.samples(costs))
        .containsEntry("cpu", Samples.of("us/op", List.of(200.0, 100.0)))
        .containsEntry("cpu.system", Samples.of("us/op", List.of(0.0, 200.0 / 6)));
    assertThat(costs.watcher()).isEqualTo(Duration.ofMillis(3));
  }

  @Test
  void whatWasReadAtTheEndsAloneHasOneValueForAllIterations() {
    Amounts from = at(0, 0).with(Cost.SWITCHES_VOLUNTARY, 100);
    ledger.begin(true, from);
    ledger.end(at(600, 0));
    ledger.operations(2);
    ledger.begin(true, at(700, 0));
    ledger.end(at(900, 0).with(Cost.SWITCHES_VOLUNTARY, 108));
    ledger.operations(2);

    assertThat(ledger.samples(costs()))
        .containsEntry("switches.voluntary", Samples.of("#/op", List.of(2.0)))
        .containsEntry("cpu", Samples.of("us/op", List.of(300.0, 100.0)));
  }

  @Test
  void anIterationThatWasNotReadLeavesOneValueForAll() {
    ledger.begin(true, at(0, 0));
    ledger.end(null);
    ledger.operations(2);
    ledger.begin(true, null);
    ledger.end(at(900, 0));
    ledger.operations(1);

    assertThat(ledger.samples(costs())).containsEntry("cpu", Samples.of("us/op", List.of(300.0)));
  }

  @Test
  void whatWasTakenBeforeIsUnknownWhereOneEndOfItWasNotRead() {
    ledger.begin(false, null);
    ledger.begin(false, at(1000, 0));
    ledger.begin(true, at(5000, 0));
    ledger.end(at(5600, 0));
    ledger.operations(2);

    assertThat(costs().start()).isEmpty();
    assertThat(costs().warmUp()).isEmpty();
    assertThat(costs().of(Cost.CPU)).hasValue(300);
  }

  @Test
  void aMeasuredIterationIsNoneOfTheWarmUp() {
    ledger.begin(false, at(1000, 0));
    ledger.begin(true, null);
    ledger.end(null);
    ledger.begin(true, at(5000, 0));
    ledger.end(at(5600, 0));
    ledger.operations(2);

    assertThat(costs().start()).containsEntry(Cost.CPU, 1000.0);
    assertThat(costs().warmUp()).isEmpty();
  }

  @Test
  void operationsOfAnIterationWhoseBeginningNobodySawAreLeftOut() {
    CostLedger unseen = new CostLedger(Bounds.JMH);
    unseen.end(at(900, 0));
    unseen.operations(100);
    unseen.begin(true, at(1000, 0));
    unseen.end(at(1600, 0));
    unseen.operations(2);
    unseen.begin(true, at(1600, 0));
    unseen.end(at(1800, 0));
    unseen.operations(2);

    Told.Costs costs = unseen.costs(Duration.ZERO, null);
    assertThat(costs.operations()).isEqualTo(4);
    assertThat(costs.of(Cost.CPU)).hasValue(200);
    assertThat(costs.start()).containsEntry(Cost.CPU, 1000.0);
    assertThat(costs.warmUp()).isEmpty();
    assertThat(unseen.samples(costs))
        .containsEntry("cpu", Samples.of("us/op", List.of(300.0, 100.0)));
  }

  @Test
  void operationsOfAnIterationWhoseEndNobodyReadAreLeftOut() {
    ledger.begin(true, at(0, 0));
    ledger.end(at(600, 0));
    ledger.operations(2);
    ledger.begin(true, at(600, 0));
    ledger.end(null);
    ledger.operations(100);

    assertThat(costs().of(Cost.CPU)).hasValue(300);
  }

  @Test
  void whatNobodyKnowsIsMissingAndNotZero() {
    ledger.begin(true, at(0, 0).without(Cost.IO_READ, "no leave"));
    ledger.end(at(600, 0));
    ledger.operations(2);
    ledger.levels(Amounts.NONE.with(Cost.GC, 7).without(Cost.GC, "other JVMs ran"));

    Told.Costs costs = costs();
    assertThat(costs.measured()).containsOnlyKeys(Cost.CPU, Cost.CPU_USER, Cost.CPU_SYSTEM);
    assertThat(costs.missing())
        .containsEntry(Cost.IO_READ, "no leave")
        .containsEntry(Cost.GC, "other JVMs ran")
        .containsEntry(Cost.THREADS, "nobody told");
    assertThat(costs.missing().keySet())
        .doesNotContainAnyElementsOf(costs.measured().keySet())
        .hasSize(Cost.values().length - 3);
    assertThat(ledger.samples(costs)).containsOnlyKeys("cpu", "cpu.user", "cpu.system");
  }

  @Test
  void withoutOperationsNothingIsSharedOut() {
    ledger.begin(true, at(0, 0));
    ledger.end(at(600, 0));
    ledger.levels(Amounts.NONE.with(Cost.THREADS, 7));

    assertThat(costs().measured()).containsOnlyKeys(Cost.THREADS);
    assertThat(costs().missing().get(Cost.CPU)).contains("how many operations");
  }

  @Test
  void whatBreaksOffTellsNothing() {
    ledger.begin(true, at(0, 0));

    Told.Costs costs = ledger.costs(Duration.ZERO, "the watching broke off");
    assertThat(costs.measured()).isEmpty();
    assertThat(costs.missing()).hasSize(Cost.values().length);
    assertThat(ledger.samples(costs)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ms/op, 5, 400",
    "us/op, 5, 400000",
    "ops/s, 500, 500",
    "ops/ms, 2, 2000",
    "B/op, 5, 0"
  })
  void whereNobodyTellsOperationsTheyAreReckonedFromTheTime(
      String unit, double value, long operations) {
    ledger.begin(true, at(0, 0));
    ledger.end(at(600, 0));
    ledger.reckon(Samples.of(unit, List.of(value)), 1, 2);

    assertThat(costs().operations()).isEqualTo(operations);
  }

  @Test
  void aForkIsHeardInItsOwnWords() {
    assertThat(CostMark.of("abc 12", "abc")).hasValue(new CostMark.There(12));
    assertThat(CostMark.of("begin MEASUREMENT 3 1 2 3 4 5 6", "abc"))
        .hasValue(new CostMark.Begin(true, new Figures(1, 2, 3, 4, 5, 6)));
    assertThat(CostMark.of("end WARMUP false 1 -1 3 4 0 0", "abc"))
        .hasValue(new CostMark.End(false, false, new Figures(1, -1, 3, 4, 0, 0)));
    // of benchmarks that were built with an earlier agent
    assertThat(CostMark.of("begin MEASUREMENT 3 1 2 3 4", "abc"))
        .hasValue(new CostMark.Begin(true, new Figures(1, 2, 3, 4, 0, 0)));
    assertThat(CostMark.of("ops 100", "abc")).hasValue(new CostMark.Operations(100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abd 12", "abc", "abc x", "begin", "ops many", "end WARMUP true 1 2"})
  void whatMeansNothingIsNotHeard(String line) {
    assertThat(CostMark.of(line, "abc")).isEmpty();
  }
}
