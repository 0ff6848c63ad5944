package dev.heddle.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.Fork;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunFolder;
import dev.heddle.run.ExtraRounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a run, by what it took so far, and where its budget ends it. */
class ForecastTest {

  @TempDir Path place;

  private final ExampleRun example = ExampleRun.of("squares", "a.Squares.sum").rounds(4);
  private Path run = Path.of("");
  private Plan plan;
  private Fork fork;

  @BeforeEach
  void measure() throws Exception {
    RowId one = example.row("bare", 1);
    RowId other = example.row("fixed-pool", 2);
    run = example.takes(one, 12).takes(other, 12).write(place.resolve("run"));
    plan = RunFolder.open(run).info().plan();
    fork = RunFolder.open(run).forks().getFirst();
  }

  @Test
  void beforeTheFirstForkItIsTheEstimate() {
    assertThat(new Forecast(plan, List.of()).rest())
        .isCloseTo(TimeEstimate.seconds(plan), within(1e-9));
  }

  @Test
  void aRowThatWasMeasuredTellsOfItselfAndCorrectsTheOthers() {
    Forecast forecast = new Forecast(plan, List.of());
    double estimate = TimeEstimate.seconds(plan, plan.rows().getFirst());
    forecast.measured(plan.rows().getFirst().row(), 3 * estimate);

    double other = TimeEstimate.seconds(plan, plan.rows().getLast());
    assertThat(forecast.rest()).isCloseTo(3 * 3 * estimate + 4 * 3 * other, within(1e-9));
    assertThat(forecast.spent()).isCloseTo(3 * estimate, within(1e-9));
  }

  @Test
  void whatFailedIsNotLeft() {
    Forecast forecast = new Forecast(plan, List.of());
    for (int round = 1; round <= 4; round++) {
      plan.rows().forEach(row -> forecast.failed(row.row()));
    }
    assertThat(forecast.rest()).isZero();
    forecast.grows(1);
    assertThat(forecast.rest()).isPositive();
  }

  @Test
  void aRoundIsBegunWhileItFitsTheBudgetAndTheFirstInAnyCase() throws Exception {
    ResultSet two = took(2, 5);
    Budget enough = new Budget(plan, 30, ExtraRounds.NONE);
    assertThat(enough.goesOn(3, two)).isTrue();
    assertThat(enough.remark()).isNull();

    Budget tight = new Budget(plan, 29, ExtraRounds.NONE);
    assertThat(tight.goesOn(1, took(0, 5))).isTrue();
    assertThat(tight.goesOn(3, two)).isFalse();
    assertThat(tight.remark()).startsWith("--budget 29 s is used up: 2 rounds of 4; ");
  }

  /** So many rounds of forks that took so long. */
  private ResultSet took(int rounds, double seconds) throws Exception {
    List<Fork> forks = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (var row : plan.rows()) {
        forks.add(
            new Fork(
                row.row(),
                round,
                1,
                fork.started(),
                seconds,
                fork.setup(),
                fork.warmup(),
                fork.primary(),
                fork.secondary(),
                fork.notes(),
                fork.load()));
      }
    }
    return ResultSet.of(RunFolder.open(run), RunFolder.open(run).info(), forks);
  }
}
