package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.fork.NoRowException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmarks whose tasks wait for each other. */
@Timeout(60)
class RelayBenchmarksTest {

  @AfterEach
  void nothingIsLeft() {
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  private static ProducersConsumersBenchmark producersConsumers(String model, String shape) {
    ProducersConsumersBenchmark benchmark = new ProducersConsumersBenchmark();
    benchmark.model = model;
    benchmark.workers = "enough";
    benchmark.shape = shape;
    benchmark.capacity = 4;
    benchmark.items = 300;
    return benchmark;
  }

  private static PipelineBenchmark pipeline(String model, String steps) {
    PipelineBenchmark benchmark = new PipelineBenchmark();
    benchmark.model = model;
    benchmark.workers = "enough";
    benchmark.steps = steps;
    benchmark.capacity = 4;
    benchmark.items = 300;
    return benchmark;
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({
    "platform-threads, 4x2",
    "fixed-pool, 4x2",
    "virtual-threads, 4x2",
    "virtual-threads[bound=none], 2x2",
    "process-per-task[aot=off], 1x1",
    "process-pool, 1x1"
  })
  void allItemsAreDeliveredUnderEveryModel(String model, String shape) throws Exception {
    ProducersConsumersBenchmark benchmark = producersConsumers(model, shape);
    benchmark.check();
    benchmark.open();
    try {
      benchmark.prepare();
      assertThat(benchmark.deliver()).isEqualTo(300);
      benchmark.clear();
    } finally {
      benchmark.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "platform-threads, square",
    "fixed-pool, times-2:plus-3",
    "virtual-threads, times-2:plus-3",
    "process-pool, times-2"
  })
  void allNumbersAreCollectedUnderEveryModel(String model, String steps) throws Exception {
    PipelineBenchmark benchmark = pipeline(model, steps);
    benchmark.check();
    benchmark.open();
    try {
      benchmark.prepare();
      assertThat(benchmark.collect()).isEqualTo(300);
      benchmark.clear();
    } finally {
      benchmark.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "bare"})
  void whatRunsOneTaskAtATimeHasNoRow(String model) {
    String why = model + ": runs one task at a time, and the tasks here wait for each other";
    assertThatThrownBy(producersConsumers(model, "1x1")::check)
        .isInstanceOf(NoRowException.class)
        .hasMessage(why);
    assertThatThrownBy(pipeline(model, "square")::open)
        .isInstanceOf(NoRowException.class)
        .hasMessage(why);
  }

  @Test
  void aPoolHasARowIfItIsLargeEnough() {
    PipelineBenchmark benchmark = pipeline("process-pool", "times-2:plus-3");
    benchmark.workers = "4";
    benchmark.check();
    benchmark.workers = "3";
    assertThatThrownBy(benchmark::check)
        .isInstanceOf(NoRowException.class)
        .hasMessage(
            "process-pool workers=3: runs only 3 tasks at once, and the 4 here wait for each"
                + " other");
  }
}
