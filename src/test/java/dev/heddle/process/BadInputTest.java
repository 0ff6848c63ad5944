package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What makes no sense is refused in words that help. */
@Timeout(120)
class BadInputTest {

  private static final PoolOptions GOOD = PoolOptions.of(1);
  private static final Duration EVER = Duration.ofSeconds(Long.MAX_VALUE);

  @TempDir Path folder;

  /** An option that is refused, and how that begins. */
  private record Refused(String beginning, Supplier<PoolOptions> option) {}

  @TestFactory
  Stream<DynamicTest> aLimitThatMakesNoSenseIsRefused() {
    return Stream.of(
            new Refused("workers: 0 ", () -> PoolOptions.of(0)),
            new Refused("workers: -1 ", () -> PoolOptions.of(-1)),
            new Refused("workers: 2147483647 ", () -> PoolOptions.of(Integer.MAX_VALUE)),
            new Refused("deadline: PT-1S ", () -> GOOD.withDeadline(Duration.ofSeconds(-1))),
            new Refused("deadline: PT2562047788015215H", () -> GOOD.withDeadline(EVER)),
            new Refused("tasksPerWorker: -1 ", () -> GOOD.withTasksPerWorker(-1)),
            new Refused("queueBound: -1 ", () -> GOOD.withQueueBound(-1)),
            new Refused("payloadLimit: 1023 ", () -> GOOD.withPayloadLimit(1023)),
            new Refused("startLimit: PT0S ", () -> GOOD.withStartLimit(Duration.ZERO)),
            new Refused("startLimit: PT2562047788015215H", () -> GOOD.withStartLimit(EVER)),
            new Refused("environment: '' ", () -> GOOD.withEnvironment(Map.of("", "x"))),
            new Refused("environment: 'a=b' ", () -> GOOD.withEnvironment(Map.of("a=b", "x"))),
            new Refused("environment: 'a' ", () -> GOOD.withEnvironment(Map.of("a", "x\0"))))
        .map(one ->
            DynamicTest.dynamicTest(
                one.beginning().strip() + " is refused",
                () ->
                    assertThatIllegalArgumentException()
                        .isThrownBy(one.option()::get)
                        .withMessageStartingWith(one.beginning())
                        .withMessageContaining(" is out of range; give ")));
  }

  @Test
  void aLambdaThatIsNotSerializableIsToldHowToBecomeSo() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Integer> plain = pool.submit(() -> 1);
      assertThat(causeOf(plain))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("BadInputTest$$Lambda")
          .hasMessageContaining("implement java.io.Serializable")
          .hasMessageContaining("a cast to (Callable<T> & Serializable)");
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void aLambdaThatHoldsWhatIsNotSerializableNamesIt() throws Exception {
    Object held = new Object();
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      assertThat(causeOf(Pools.submit(pool, () -> held.hashCode())))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("java.lang.Object")
          .hasMessageContaining("is not serializable");
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void withoutAJavaToStartEveryTaskFailsAndThePoolCanBeClosed() throws Exception {
    String home = System.getProperty("java.home");
    System.setProperty("java.home", folder.toString());
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      List<Future<Integer>> futures =
          List.of(Pools.submit(pool, () -> 1), Pools.submit(pool, () -> 2));
      for (Future<Integer> future : futures) {
        assertThat(causeOf(future))
            .isInstanceOf(WorkerStartException.class)
            .hasMessageContaining("worker cannot be started")
            .hasMessageContaining(folder.resolve("bin/java").toString());
      }
    } finally {
      System.setProperty("java.home", home);
    }
  }

  @TestFactory
  Stream<DynamicTest> whatAWorkerCannotStartWithIsNamed() {
    return Stream.of(
            Map.entry("-Xms100000g", "Could not reserve enough space"),
            Map.entry("-Xmx1k", "Too small maximum heap"),
            Map.entry("-XX:MaxHeapSize=lots", "MaxHeapSize"),
            Map.entry("-XX:+NoSuchFlag", "NoSuchFlag"),
            Map.entry("NoSuchMainClass", "NoSuchMainClass"),
            Map.entry("-Dx=\0", "invalid null character"))
        .map(flag ->
            DynamicTest.dynamicTest(
                "a worker cannot start with " + flag.getKey().replace('\0', '0'),
                () -> failsToStart(flag.getKey(), flag.getValue())));
  }

  private static void failsToStart(String flag, String named) throws Exception {
    PoolOptions options = PoolOptions.of(1).withJvmFlags(List.of(flag));
    try (ProcessPool pool = ProcessPool.open(options)) {
      for (int i = 0; i < 2; i++) {
        assertThat(causeOf(Pools.submit(pool, () -> 1)))
            .isInstanceOf(WorkerStartException.class)
            .hasMessageContaining(named);
      }
    }
    assertThat(Pools.processes()).isZero();
  }
}
