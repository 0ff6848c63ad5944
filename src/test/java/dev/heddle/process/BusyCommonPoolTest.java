package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.memory.WaitPolicy;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A program whose common pool waits for the answers of tasks, as a parallel stream over futures
 * does, hears of the end of a worker all the same: {@link Process#onExit} needs that pool.
 */
@Timeout(120)
class BusyCommonPoolTest {

  static final List<PoolOptions> CARRIERS =
      List.of(
          Pools.small(1),
          shared(WaitPolicy.PARK),
          shared(WaitPolicy.SPIN),
          shared(WaitPolicy.SPIN_THEN_PARK));

  private final CountDownLatch over = new CountDownLatch(1);

  private static PoolOptions shared(WaitPolicy policy) {
    return Pools.small(1, Transport.SHARED_MEMORY).withWaitPolicy(policy);
  }

  record Killed() implements Task<Integer> {
    @Override
    public Integer call() throws Exception {
      Processes.signal("KILL", Processes.ownPid());
      Thread.sleep(60_000);
      return 0;
    }
  }

  @BeforeEach
  void keepTheCommonPoolBusy() throws Exception {
    int threads = ForkJoinPool.commonPool().getParallelism();
    CountDownLatch busy = new CountDownLatch(threads);
    Stream.generate(() -> CompletableFuture.runAsync(() -> occupy(busy)))
        .limit(threads)
        .forEach(running -> assertThat(running).isNotCompleted());
    assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private void occupy(CountDownLatch busy) {
    busy.countDown();
    try {
      boolean _ = over.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  record Lingers() implements Runnable, Serializable {
    @Override
    public void run() {
      while (true) {
        Thread.onSpinWait();
      }
    }
  }

  @Tag("contract")
  @Test
  void anInitializerIsEndedInTimeWhileWhatHangsOnAnotherTimeOutGoesOn() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Object> late = new CompletableFuture<>();
    // before the time-out: after it, this thread would do it
    CompletableFuture<Object> other =
        late.exceptionally(_ -> {
          occupy(begun);
          return begun;
        });
    assertThat(late.orTimeout(1, TimeUnit.MILLISECONDS)).isSameAs(late);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    PoolOptions options =
        Pools.small(1).withStartLimit(Duration.ofSeconds(10)).withInitializer(new Lingers());
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(causeOf(Pools.submit(pool, new Pools.WhoAmI())))
          .hasMessageContaining("initializer");
    }
    assertThat(other).isNotDone();
  }

  @AfterEach
  void letItGo() {
    over.countDown();
  }

  @Tag("contract")
  @ParameterizedTest
  @FieldSource("CARRIERS")
  void aTaskWhoseWorkerDiesFailsWhileTheCommonPoolIsBusy(PoolOptions options) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      Future<Integer> killed = Pools.submit(pool, new Killed());
      assertThat(causeOf(killed)).isInstanceOf(WorkerCrashedException.class);
      Future<Long> next = Pools.submit(pool, new Pools.WhoAmI());
      assertThat(next.get(40, TimeUnit.SECONDS)).isPositive();
    }
  }
}
