package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.fork.AllAtOnce;
import dev.heddle.fork.Checked;
import dev.heddle.fork.NoRowException;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;

class PlannerTest {

  /** The parameters of a benchmark. */
  static class Squares implements Checked {
    @Param("8")
    int tasks;

    @Param("round")
    String shape;

    @Override
    public void check() {
      if (tasks > 100 || shape.equals("flat")) {
        throw new IllegalArgumentException("shape '" + shape + "': is none; write round");
      }
    }
  }

  private static final Benchmark SQUARES =
      Benchmark.of(
          "squares",
          "How long?",
          "x.Squares.sum",
          "avgt",
          1,
          Map.of(
              "model",
              List.of("a", "b"),
              "workers",
              List.of("processors"),
              "tasks",
              List.of("8"),
              "shape",
              List.of("round")),
          ParamCheck.of(Squares.class, "sum"),
          Annotated.NOTHING);

  private static final Benchmark FETCH =
      Benchmark.of(
          "fetch",
          "How long?",
          "x.Fetch.all",
          "avgt",
          1,
          Map.of("model", List.of("a")),
          ParamCheck.of(Object.class, "sum"),
          Annotated.NOTHING);

  /** A benchmark whose tasks wait for each other. */
  static class Relay implements AllAtOnce {
    @Param("4")
    int tasks;

    @Param("enough")
    String workers;

    @Param("pool")
    String model;

    @Override
    public int tasksAtOnce() {
      return tasks;
    }

    @Override
    public void check() {
      if (!model.equals("threads") && Integer.parseInt(workers) < tasks) {
        throw new NoRowException(model + " workers=" + workers + ": too few");
      }
    }
  }

  private static final Benchmark RELAY =
      Benchmark.of(
          "relay",
          "How long?",
          "x.Relay.run",
          "avgt",
          1,
          Map.of(
              "model",
              List.of("pool", "threads"),
              "workers",
              List.of("enough"),
              "tasks",
              List.of("4")),
          ParamCheck.of(Relay.class, "run"),
          Annotated.NOTHING);

  private final Planner planner = new Planner(3, UnaryOperator.identity(), PlannerTest::role);

  private static Role role(RowId row) {
    return row.params().getOrDefault("model", "").equals("b") ? Role.BASELINE : Role.CONTENDER;
  }

  @Test
  void everyCombinationIsARowAndProcessorsBecomesTheirNumber() throws Exception {
    List<PlannedRow> rows =
        planner
            .plan(
                List.of(SQUARES),
                Map.of("tasks", List.of("1", "64"), "workers", List.of("processors", "7")))
            .rows();

    assertThat(rows).hasSize(8).doesNotHaveDuplicates();
    assertThat(rows)
        .extracting(planned -> planned.row().params().get("workers"))
        .containsOnly("3", "7");
  }

  @Test
  void everyRowSaysWhatItIsFor() throws Exception {
    List<PlannedRow> rows = planner.plan(List.of(SQUARES), Map.of()).rows();

    assertThat(rows)
        .extracting(planned -> planned.row().params().get("model"), PlannedRow::role)
        .containsExactly(tuple("a", Role.CONTENDER), tuple("b", Role.BASELINE));
  }

  @Test
  void rowsThatComeOutEqualAreOne() throws Exception {
    Planner merging =
        new Planner(
            3,
            params -> {
              var changed = new TreeMap<>(params);
              changed.replace("workers", "1");
              return changed;
            },
            _ -> Role.CONTENDER);

    assertThat(merging.plan(List.of(SQUARES), Map.of("workers", List.of("1", "2", "4"))).rows())
        .hasSize(2);
  }

  @Test
  void aParameterOfOneBenchmarkLeavesTheOthersAlone() throws Exception {
    List<PlannedRow> rows =
        planner.plan(List.of(SQUARES, FETCH), Map.of("tasks", List.of("1", "2"))).rows();

    assertThat(rows.stream().filter(row -> row.id().equals("fetch"))).hasSize(1);
    assertThat(rows.stream().filter(row -> row.id().equals("squares"))).hasSize(4);
  }

  @Test
  void aParameterThatNoBenchmarkHasIsUnknown() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> planner.plan(List.of(SQUARES), Map.of("taks", List.of("1"))))
        .satisfies(e -> assertThat(e.known()).contains("tasks"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eight", "0", "-1", "2147483648", "99999999999999999999"})
  void aNumberIsANumberFrom1ThatItsFieldCanHold(String value) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> planner.plan(List.of(SQUARES), Map.of("tasks", List.of("1", value))))
        .withMessageContainingAll("tasks=" + value, "1 to 2147483647");
  }

  @Test
  void whatTheBenchmarkItselfRefusesIsToldInItsWords() {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> planner.plan(List.of(SQUARES), Map.of("shape", List.of("flat"))))
        .withMessage("shape 'flat': is none; write round");
  }

  @Test
  void enoughWorkersAreAsManyAsTheTasksThatWaitForEachOther() throws Exception {
    Planner.Planned planned = planner.plan(List.of(RELAY), Map.of("tasks", List.of("3", "5")));

    assertThat(planned.rows())
        .extracting(row -> row.row().params().get("workers"))
        .containsExactly("3", "5", "3", "5");
    assertThat(planned.leftOut()).isEmpty();
  }

  @Test
  void aCombinationThatMeansNothingHasNoRowAndIsToldOnceForEachReason() throws Exception {
    Planner.Planned planned =
        planner.plan(
            List.of(RELAY, FETCH),
            Map.of("tasks", List.of("3", "4", "5"), "workers", List.of("3", "4")));

    assertThat(planned.rows().stream().filter(row -> row.id().equals("relay"))).hasSize(9);
    assertThat(planned.leftOut())
        .containsExactly("relay pool workers=3: too few", "relay pool workers=4: too few");
  }

  @Test
  void aRunOfWhichNoRowIsLeftCannotBegin() {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() ->
            planner.plan(List.of(RELAY), Map.of("model", List.of("pool"), "workers", List.of("2"))))
        .withMessageStartingWith("no row is left: relay pool workers=2: too few; ");
  }

  @Test
  void enoughMeansNothingWhereNoTaskWaitsForAnother() {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> planner.plan(List.of(SQUARES), Map.of("workers", List.of("enough"))))
        .withMessage(
            "workers enough: the tasks of squares do not wait for each other; write a number");
  }
}
