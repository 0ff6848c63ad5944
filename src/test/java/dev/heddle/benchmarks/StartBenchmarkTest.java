package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StartBenchmarkTest {

  @ParameterizedTest
  @ValueSource(strings = {"thread", "virtual-thread", "jvm", "jvm-c1"})
  void everyMomentOfAFreshWorkerIsReached(String worker) throws Exception {
    StartBenchmark benchmark = new StartBenchmark();
    StartBenchmark.Site site = new StartBenchmark.Site();
    StartBenchmark.Fresh fresh = new StartBenchmark.Fresh();
    fresh.worker = worker;
    fresh.prepare();
    site.open();
    fresh.open();
    assertThat(benchmark.ready(fresh)).isTrue();
    assertThat(benchmark.firstResult(fresh)).isEqualTo(332_833_500);
    assertThat(benchmark.firstFetch(fresh, site)).isEqualTo(16_384);
    assertThat(benchmark.thousandthResult(fresh)).isEqualTo(332_833_500);
    fresh.close();
    site.close();
  }

  @Test
  void aRowThatIsNotWhatItSaysIsNoRow() throws Exception {
    StartBenchmark.Fresh fresh = new StartBenchmark.Fresh();
    fresh.worker = "jvm-aot"; // which cannot be had where no jar was built
    fresh.prepare();
    fresh.open();
    new StartBenchmark().ready(fresh);
    assertThatThrownBy(fresh::close).hasMessageContaining("not from an AOT cache");
  }

  @Test
  void anEmptyProcessEndsWell() throws Exception {
    assertThat(new StartBenchmark().emptyProcess()).isZero();
    assertThatThrownBy(() -> Starter.of("jmv")).hasMessageContaining("known are thread, virtual");
  }
}
