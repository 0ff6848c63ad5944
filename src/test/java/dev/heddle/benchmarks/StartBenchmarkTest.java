package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StartBenchmarkTest {

  @Tag("contract")
  @ParameterizedTest
  @ValueSource(strings = {"thread", "virtual-thread", "jvm", "jvm-c1"})
  void everyMomentOfAFreshWorkerIsReached(String worker) throws Exception {
    StartBenchmark benchmark = new StartBenchmark();
    StartBenchmark.Site site = new StartBenchmark.Site();
    StartBenchmark.Fresh fresh = new StartBenchmark.Fresh();
    fresh.worker = worker;
    fresh.make();
    fresh.prepare();
    assertThat(benchmark.ready(fresh)).isTrue();
    assertThat(benchmark.firstResult(fresh)).isEqualTo(332_833_500);
    fresh.end();
    fresh.close();

    StartBenchmark.FreshWorker more = new StartBenchmark.FreshWorker();
    more.worker = worker;
    more.make();
    more.prepare();
    site.open();
    assertThat(benchmark.firstFetch(more, site)).isEqualTo(16_384);
    assertThat(benchmark.thousandthResult(more)).isEqualTo(332_833_500);
    more.end();
    more.close();
    site.close();
  }

  @Tag("contract")
  @Test
  void theLimitIsAJvmFromACacheThatSaysHello() throws Exception {
    StartBenchmark benchmark = new StartBenchmark();
    StartBenchmark.Fresh fresh = new StartBenchmark.Fresh();
    fresh.worker = "limit";
    fresh.make();
    for (int i = 0; i < 2; i++) {
      fresh.prepare();
      assertThat(benchmark.ready(fresh)).isTrue();
      fresh.end();
    }
    fresh.prepare();
    assertThat(benchmark.firstResult(fresh)).isEqualTo(332_833_500);
    fresh.end();
    fresh.close();
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void aRowThatIsNotWhatItSaysIsNoRow() throws Exception {
    StartBenchmark.Fresh fresh = new StartBenchmark.Fresh();
    fresh.worker = "jvm-aot"; // which cannot be had where no jar was built
    fresh.make();
    fresh.prepare();
    new StartBenchmark().ready(fresh);
    assertThatThrownBy(fresh::end).hasMessageContaining("not from an AOT cache");
    fresh.close();
  }

  @Test
  void anEmptyProcessEndsWell() throws Exception {
    assertThat(new StartBenchmark().emptyProcess()).isZero();
    assertThatThrownBy(() -> Starter.of("jmv"))
        .hasMessageContaining("write one of thread, virtual");
  }

  @Test
  void whereThereIsNoCacheItIsSaidWhatToDo() {
    assertThat(Starter.noCache(Map.of("_JAVA_OPTIONS", "-Xshare:auto")))
        .startsWith("unset _JAVA_OPTIONS");
    assertThat(Starter.noCache(Map.of())).startsWith("try again when the machine has less to do");
  }
}
