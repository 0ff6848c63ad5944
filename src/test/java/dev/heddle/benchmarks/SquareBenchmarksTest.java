package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.fork.Params;
import dev.heddle.fork.Question;
import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;

class SquareBenchmarksTest {

  private static Stream<Class<?>> benchmarks() {
    return Stream.of(
        SquareSumBenchmark.class,
        SquareListBenchmark.class,
        FetchBenchmark.class,
        PoolBenchmark.class,
        FilesBenchmark.class);
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void everyBenchmarkAsksOneQuestionOfAllModels(Class<?> benchmark) throws Exception {
    Question question = benchmark.getAnnotation(Question.class);
    assertThat(question.id()).matches("[a-z]+(-[a-z]+)*");
    assertThat(question.value()).endsWith("?");
    assertThat(benchmark).hasSuperclass(OfModels.class);
    Field model = OfModels.class.getDeclaredField("model");
    assertThat(model.getAnnotation(Param.class).value())
        .containsExactlyElementsOf(
            ExecutionModel.builtIn().stream().map(ExecutionModel::name).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "bare", "fixed-pool", "virtual-threads", "limit"})
  void theSumIsTheSameUnderEveryModel(String model) throws Exception {
    SquareSumBenchmark sum = new SquareSumBenchmark();
    sum.model = model;
    sum.workers = "2";
    sum.tasks = 7;
    sum.n = 1000;
    sum.open();
    assertThat(sum.sum()).isEqualTo(333_833_500);
    sum.close();

    SquareListBenchmark list = new SquareListBenchmark();
    list.model = model;
    list.workers = Params.PROCESSORS;
    list.tasks = 7;
    list.numbers = 1000;
    list.open();
    assertThat(list.sum()).isEqualTo(333_833_500);
    list.close();
  }

  @Test
  void workersAreANumberOrTheProcessors() {
    assertThat(Contender.count("3")).isEqualTo(3);
    assertThat(Contender.count("processors")).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThatThrownBy(() -> Contender.count("many"))
        .hasMessage("workers 'many': not a number; write a number or processors");
    assertThatThrownBy(() -> Contender.count("0")).hasMessageContaining("write 1 to 10000");
  }
}
