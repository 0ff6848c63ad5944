package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.fork.Waiting;
import dev.heddle.result.Role;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that stand for several numbers of workers. */
class WorkerNumbersTest {

  private static final Benchmark SQUARES =
      Benchmark.of(
          "squares",
          "How long?",
          "x.Squares.sum",
          "avgt",
          1,
          Map.of("workers", List.of("processors")),
          ParamCheck.none(),
          Annotated.NOTHING);

  private List<String> numbers(int processors, Benchmark benchmark, String... words)
      throws Exception {
    return new Planner(processors, UnaryOperator.identity(), _ -> Role.CONTENDER)
        .plan(List.of(benchmark), Map.of("workers", List.of(words))).rows().stream()
            .map(row -> row.row().params().getOrDefault("workers", ""))
            .toList();
  }

  @Test
  void aSweepIsMadeOfTheNumbersAtWhichSpeedUsuallyBends() throws Exception {
    assertThat(numbers(1, SQUARES, "sweep")).containsExactly("1", "2", "3", "4");
    assertThat(numbers(2, SQUARES, "sweep")).containsExactly("1", "2", "3", "4", "6", "8");
    assertThat(numbers(3, SQUARES, "sweep")).containsExactly("1", "2", "3", "4", "6", "12");
    assertThat(numbers(4, SQUARES, "sweep")).containsExactly("1", "2", "4", "5", "8", "16");
    assertThat(numbers(64, SQUARES, "sweep"))
        .containsExactly("1", "2", "32", "64", "65", "128", "256");
  }

  /** A benchmark whose tasks wait. */
  static class Sleeper implements Waiting {
    @Override
    public void check() {}
  }

  @Test
  void aSweepIsLongerWhereTasksWait() throws Exception {
    Benchmark waits =
        Benchmark.of(
            "sleep",
            "How long?",
            "x.Sleep.all",
            "avgt",
            1,
            Map.of("workers", List.of("3")),
            ParamCheck.of(Sleeper.class, "all"),
            Annotated.NOTHING);

    assertThat(numbers(2, waits, "sweep"))
        .containsExactly("1", "2", "3", "4", "6", "8", "16", "32");
    assertThat(numbers(2, waits, "powers")).containsExactly("1", "2", "4", "8", "16", "32");
  }

  @Test
  void rangesAndNumbersMayStandTogetherAndEachNumberIsOneRow() throws Exception {
    assertThat(numbers(3, SQUARES, "powers")).containsExactly("1", "2", "4", "8");
    assertThat(numbers(3, SQUARES, "2..4", "processors", "7", "powers"))
        .containsExactly("2", "3", "4", "7", "1", "8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8..2", "0..3", "1..65", "1..999999"})
  void aRangeThatIsNoneOrTooLongIsTold(String range) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> numbers(2, SQUARES, range))
        .withMessageStartingWith("workers '" + range + "': ");
  }

  @Test
  void aNumberOfASweepThatAModelCannotHaveIsLeftOutAndOneThatWasWrittenIsRefused()
      throws Exception {
    UnaryOperator<SortedMap<String, String>> few =
        params -> {
          if (Integer.parseInt(params.getOrDefault("workers", "0")) > 4) {
            throw new TooManyWorkersException("workers: too many for a");
          }
          return params;
        };
    Planner narrow = new Planner(2, few, _ -> Role.CONTENDER);

    Planner.Planned planned = narrow.plan(List.of(SQUARES), Map.of("workers", List.of("sweep")));

    assertThat(planned.rows()).hasSize(4);
    assertThat(planned.leftOut()).containsExactly("squares workers: too many for a");
    assertThatExceptionOfType(TooManyWorkersException.class)
        .isThrownBy(() -> narrow.plan(List.of(SQUARES), Map.of("workers", List.of("8"))));
  }
}
