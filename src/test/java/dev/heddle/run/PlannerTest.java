package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.fork.Checked;
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
          ParamCheck.of(Squares.class, "sum"));

  private static final Benchmark FETCH =
      Benchmark.of(
          "fetch",
          "How long?",
          "x.Fetch.all",
          "avgt",
          1,
          Map.of("model", List.of("a")),
          ParamCheck.of(Object.class, "sum"));

  private final Planner planner = new Planner(3, UnaryOperator.identity());

  @Test
  void everyCombinationIsARowAndProcessorsBecomesTheirNumber() throws Exception {
    List<PlannedRow> rows =
        planner.rows(
            List.of(SQUARES),
            Map.of("tasks", List.of("1", "64"), "workers", List.of("processors", "7")));

    assertThat(rows).hasSize(8).doesNotHaveDuplicates();
    assertThat(rows)
        .extracting(planned -> planned.row().params().get("workers"))
        .containsOnly("3", "7");
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
            });

    assertThat(merging.rows(List.of(SQUARES), Map.of("workers", List.of("1", "2", "4"))))
        .hasSize(2);
  }

  @Test
  void aParameterOfOneBenchmarkLeavesTheOthersAlone() throws Exception {
    List<PlannedRow> rows =
        planner.rows(List.of(SQUARES, FETCH), Map.of("tasks", List.of("1", "2")));

    assertThat(rows.stream().filter(row -> row.id().equals("fetch"))).hasSize(1);
    assertThat(rows.stream().filter(row -> row.id().equals("squares"))).hasSize(4);
  }

  @Test
  void aParameterThatNoBenchmarkHasIsUnknown() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> planner.rows(List.of(SQUARES), Map.of("taks", List.of("1"))))
        .satisfies(e -> assertThat(e.known()).contains("tasks"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eight", "0", "-1", "2147483648", "99999999999999999999"})
  void aNumberIsANumberFrom1ThatItsFieldCanHold(String value) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> planner.rows(List.of(SQUARES), Map.of("tasks", List.of("1", value))))
        .withMessageContainingAll("tasks=" + value, "1 to 2147483647");
  }

  @Test
  void whatTheBenchmarkItselfRefusesIsToldInItsWords() {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> planner.rows(List.of(SQUARES), Map.of("shape", List.of("flat"))))
        .withMessage("shape 'flat': is none; write round");
  }
}
