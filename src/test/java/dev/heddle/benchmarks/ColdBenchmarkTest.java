package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ColdBenchmarkTest {

  @Tag("contract")
  @Test
  void aShortProgramDoesAllItsTasksAndIsGoneThen() throws Exception {
    ColdBenchmark benchmark = new ColdBenchmark();
    benchmark.cache = "none";
    benchmark.workers = "1";
    benchmark.check();
    benchmark.make();
    benchmark.start();
    assertThat(benchmark.cold()).isEqualTo(285);
    benchmark.end();
    assertThat(ProcessHandle.current().children()).isEmpty();
    benchmark.close();
  }

  @Test
  void aProgramThatWasNotLetGoOnIsEnded() throws Exception {
    ColdBenchmark benchmark = new ColdBenchmark();
    benchmark.cache = "none";
    benchmark.workers = "1";
    benchmark.make();
    benchmark.start();
    benchmark.close();
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void onlyACacheOrNoneCanBeAskedFor() {
    ColdBenchmark benchmark = new ColdBenchmark();
    benchmark.cache = "some";
    benchmark.workers = "1";
    assertThatThrownBy(benchmark::check)
        .hasMessageContaining("cache")
        .hasMessageContaining("write one of there, none");
  }
}
