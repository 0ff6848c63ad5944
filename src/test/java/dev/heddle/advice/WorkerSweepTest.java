package dev.heddle.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.compare.Tables;
import dev.heddle.compare.View;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What runs with several numbers of workers mean for how many there should be. */
class WorkerSweepTest extends AdvisingCase {

  @Test
  void whereTheCurveBendsAndWhatTheUsualRulesCostIsTold() throws Exception {
    run.rounds(5);
    sweep("fixed-pool", 25);

    WorkloadAdvice advice = advice();
    Advice.Enough enough = only(advice, Advice.Enough.class);
    Advice.Usual usual = only(advice, Advice.Usual.class);

    assertThat(Labels.of(enough.enough())).isEqualTo("fixed-pool workers=2");
    assertThat(enough.beyond()).extracting(Behind::shown).containsExactly(false, false, true, true);
    assertThat(usual.rules())
        .extracting(Advice.Rule::name, Advice.Rule::workers)
        .containsExactly(tuple("N", 2), tuple("N + 1", 3), tuple("2N", 4));
    assertThat(usual.rules()).noneMatch(rule -> rule.row().shown());
    assertThat(all(advice, Advice.Law.class)).as("two numbers up to N").isEmpty();
    assertThat(all(advice, Advice.More.class)).isEmpty();
  }

  /** Two forks that are far apart show no difference, and are no reason to take the slowest. */
  @Test
  void fewWorkersAreNotEnoughBecauseForksAreFarApart() throws Exception {
    run.rounds(2).warming(1);
    run.takes(run.row("fixed-pool", 1), 20).takes(run.row("fixed-pool", 2), 10);
    run.takes(run.row("fixed-pool", 4), 9);
    run.lacks(run.row("fixed-pool", 1), 1);

    Advice.Enough enough = only(advice(), Advice.Enough.class);

    assertThat(Labels.of(enough.enough())).isEqualTo("fixed-pool workers=4");
    assertThat(enough.beyond()).isEmpty();
  }

  /** One fork of each row says neither what is enough nor which cannot be told from the best. */
  @Test
  void aSweepOfOneForkARowMarksNothing() throws Exception {
    run.rounds(1);
    sweep("fixed-pool", 25);
    ResultSet set = read();

    assertThat(all(Advising.of(set).getFirst(), Advice.Enough.class)).isEmpty();
    assertThat(all(Advising.of(set).getFirst(), Advice.Usual.class)).isEmpty();
    SweepTable sweep =
        SweepTable.of(Tables.of(List.of(set), Tables.SCORE), List.of(set), false).getFirst();
    assertThat(sweep.best()).isEmpty();
    assertThat(sweep.bestOfModel()).isEmpty();
  }

  @Test
  void tasksThatWaitWantAsManyWorkersAsTheirWaitingSays() throws Exception {
    RowId sequential = run.row("sequential", 1);
    run.rounds(5).takes(sequential, 80).note(sequential, "ideal.ms", "72");
    for (int workers : new int[] {1, 2, 4, 8, 16}) {
      run.takes(run.row("fixed-pool", workers), 80.0 / workers);
    }

    Advice.Usual usual = only(advice(), Advice.Usual.class);
    Advice.Rule goetz = usual.rules().getLast();

    assertThat(goetz.name()).isEqualTo("N(1 + W/C)");
    assertThat(goetz.workers()).as("2 (1 + 72 / 8)").isBetween(18, 22);
    assertThat(goetz.measured()).isEqualTo(16);
  }

  /** Nobody says what waits: a task of 8 ms takes 2 ms of a processor. */
  @Test
  void whereNobodySaysSoProcessorTimeTellsHowMuchTasksWait() throws Exception {
    run.rounds(5);
    for (int workers : new int[] {1, 2, 4, 8, 16}) {
      RowId row = run.row("fixed-pool", workers);
      run.takes(row, 8.0 / workers)
          .note(row, "costs.bounds", "fork")
          .note(row, "costs.operations", "1")
          .note(row, "costs.measured", "cpu=2000.0 us");
    }

    Advice.Rule goetz = only(advice(), Advice.Usual.class).rules().getLast();

    assertThat(goetz.name()).isEqualTo("N(1 + W/C)");
    assertThat(goetz.workers()).as("2 (1 + 6 / 2)").isEqualTo(8);
  }

  /** Nobody measured so many, nor half of it. */
  @Test
  void aRuleIsNotToldByANumberThatIsFarFromIt() throws Exception {
    RowId sequential = run.row("sequential", 1);
    run.rounds(5).takes(sequential, 80).note(sequential, "ideal.ms", "72");
    for (int workers : new int[] {1, 2, 4, 8}) {
      run.takes(run.row("fixed-pool", workers), 80.0 / workers);
    }

    assertThat(only(advice(), Advice.Usual.class).rules())
        .extracting(Advice.Rule::name)
        .containsExactly("N", "2N");
  }

  /** What is said below a table is of the rows that stand in it. */
  @Test
  void belowChosenRowsNothingIsSaidOfOthers() throws Exception {
    run.rounds(5);
    sweep("fixed-pool", 25);
    sweep("process-pool", 40);
    ResultSet set = read();
    View some =
        new View(name -> name.contains("process-pool"), View.Order.MEASURED, null, List.of());

    SweepTable sweep =
        SweepTable.of(Tables.of(List.of(set), Tables.SCORE, some), List.of(set), false).getFirst();

    assertThat(sweep.best()).contains(run.row("process-pool", 2));
    assertThat(Objects.requireNonNull(sweep.advice()).advice())
        .flatExtracting(each -> names(each.rows()))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("process-pool"));
  }

  @Test
  void threeNumbersOfWorkersAreOneTable() throws Exception {
    run.takes(run.row("sequential", 1), 25);
    sweep("fixed-pool", 25);
    ResultSet set = read();
    Tables tables = Tables.of(List.of(set), Tables.SCORE);

    List<SweepTable> sweeps = SweepTable.of(tables, List.of(set), false);

    assertThat(sweeps).hasSize(1);
    SweepTable sweep = sweeps.getFirst();
    assertThat(sweep.numbers()).containsExactly("any", "1", "2", "3", "4", "6", "8");
    assertThat(sweep.lines())
        .extracting(SweepTable.Curve::label)
        .containsExactly("sequential", "fixed-pool");
    assertThat(sweep.lines().getFirst().cell(0)).isNotNull();
    assertThat(sweep.lines().getFirst().cell(1)).as("it stands there once").isNull();
    assertThat(sweep.lines().get(1).cell(0)).as("each has a number").isNull();
    assertThat(sweep.best())
        .contains(run.row("fixed-pool", 2))
        .doesNotContain(run.row("fixed-pool", 8));
    assertThat(SweepTable.of(tables, List.of(set, set), false)).isEmpty();
  }
}
