package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static dev.heddle.process.Outcome.resultsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What those rely on who come from other pools of processes, as {@link ProcessPool} says it: map,
 * what depends on tasks, and workers that come as they are needed.
 */
@Contract
class PracticeSentencesTest extends ContractCase {

  private static final Task<Integer> ONE = () -> 1;

  /** Runs until its worker is ended. */
  private static final Task<Integer> ENDLESS =
      () -> {
        new CountDownLatch(1).await();
        return 0;
      };

  @Test
  void anExceptionThatIsReturnedIsAResult() throws Exception {
    try (ProcessPool pool = open(1)) {
      Future<Exception> job = Pools.submit(pool, () -> new IllegalStateException("returned"));
      assertThat(resultOf(job)).isInstanceOf(IllegalStateException.class).hasMessage("returned");
    }
  }

  @Test
  void aLateTaskIsToldToWhatDependsOnIt() throws Exception {
    PoolOptions options = wiring.options(1).withDeadline(Duration.ofMillis(300));
    try (ProcessPool pool = ProcessPool.open(options)) {
      CompletableFuture<Throwable> told =
          pool.submitAsync(ENDLESS).handle((result, failure) -> failure);
      assertThat(told.get(30, TimeUnit.SECONDS)).isInstanceOf(DeadlineException.class);
    }
  }

  @Test
  void whatDependsMayFailAndHarmsNoTask() throws Exception {
    try (ProcessPool pool = open(1)) {
      for (int i = 0; i < 20; i++) {
        CompletableFuture<Void> bad =
            pool.submitAsync(ONE)
                .thenAccept(one -> {
                  throw new IllegalStateException("bad");
                });
        assertThat(causeOf(bad)).isInstanceOf(IllegalStateException.class);
      }
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
    }
  }

  @Test
  void whatDependsMayStopThePool() throws Exception {
    try (ProcessPool pool = open(1)) {
      CompletableFuture<List<Runnable>> stop =
          pool.submitAsync(ONE).thenApply(one -> pool.shutdownNow());
      assertThat(stop.get(30, TimeUnit.SECONDS)).isEmpty();
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submitAsync(ONE));
    }
  }

  @Test
  void whatIsCancelledRightBeforeTheShutdownDoesNotHoldItUp() throws Exception {
    for (int i = 0; i < 5; i++) {
      ProcessPool pool = open(1);
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
      Future<Integer> cancelled = Pools.submit(pool, ONE);
      boolean _ = cancelled.cancel(false);
      pool.shutdown();
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThat(cancelled.isDone()).isTrue();
    }
  }

  @Test
  void aTaskThatCannotBeSentDoesNotHoldUpTheShutdown() throws Exception {
    Object nothingToSend = new Object();
    for (int i = 0; i < 5; i++) {
      ProcessPool pool = open(2);
      Future<String> unsent = Pools.submit(pool, nothingToSend::toString);
      Future<Integer> sent = Pools.submit(pool, ONE);
      pool.shutdown();
      assertThat(causeOf(unsent)).isInstanceOf(TransferException.class);
      assertThat(resultOf(sent)).isEqualTo(1);
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aPoolHasAtLeastOneWorker() {
    for (int workers : new int[] {0, -1, Integer.MIN_VALUE}) {
      assertThatIllegalArgumentException().isThrownBy(() -> PoolOptions.of(workers));
    }
  }

  @Test
  void aWorkerThatIsIdleIsUsedBeforeAnotherStarts() throws Exception {
    try (ProcessPool pool = open(3)) {
      for (int i = 0; i < 5; i++) {
        assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
        // a result may be there a moment before its worker counts as idle
        Eventually.isTrue("it is idle", () -> pool.counts().running() == 0);
      }
      assertThat(pool.started()).isEqualTo(1);
    }
  }

  @Test
  void asManyWorkersStartAsTasksRunAtOnceAndEachIsAProcess() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(3)) {
      List<Future<Long>> jobs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        jobs.add(Pools.submit(pool, holding(tally, "runs", gate)));
      }
      Eventually.isTrue("all run", () -> tally.count("runs") == 3);
      assertThat(pool.started()).isEqualTo(3);
      gate.open();
      assertThat(resultsOf(jobs)).doesNotHaveDuplicates().doesNotContain(Processes.ownPid());
    }
  }

  @Test
  void manyMoreTasksThanWorkersWaitAndAllAreDone() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      List<Future<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        int n = i;
        waiting.add(Pools.submit(pool, () -> n));
      }
      assertThat(pool.counts().queued()).isEqualTo(500);
      gate.open();
      assertThat(resultOf(running)).isPositive();
      assertThat(resultsOf(waiting)).isEqualTo(IntStream.range(0, 500).boxed().toList());
    }
  }

  @Test
  void aTaskMayUseThreadsOfItsOwnAndReadsNothingFromItsInput() throws Exception {
    try (ProcessPool pool = open(1)) {
      Future<Integer> sum =
          Pools.submit(pool, () -> IntStream.range(0, 1000).parallel().map(i -> 1).sum());
      assertThat(resultOf(sum)).isEqualTo(1000);
      assertThat(resultOf(Pools.submit(pool, () -> System.in.read()))).isEqualTo(-1);
    }
  }

  @Test
  void mapTakesOneItemAndNoneButNoChunkWithoutItems() throws Exception {
    try (ProcessPool pool = open(1)) {
      assertThat(pool.<Integer, Integer>map(List.of(), n -> n + 1)).isEmpty();
      assertThat(pool.<Integer, Integer>map(List.of(1), n -> n + 1)).containsExactly(2);
      for (int chunk : new int[] {0, -1}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> pool.<Integer, Integer>map(List.of(1), n -> n, chunk));
      }
    }
  }

  @Test
  void mapFailsWithWhatBecameOfAnItemAndThePoolGoesOn() throws Exception {
    List<Integer> items = List.of(0, 1, 2);
    PoolOptions options = wiring.options(1).withDeadline(Duration.ofSeconds(5));
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.<Integer, Integer>map(items, n -> 1 / n, 1))
          .withCauseInstanceOf(ArithmeticException.class);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.<Integer, Integer>map(items, PracticeSentencesTest::dies, 1))
          .withCauseInstanceOf(WorkerCrashedException.class);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.<Integer, Object>map(items, n -> new Object(), 1))
          .withCauseInstanceOf(TransferException.class);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.<Object, Integer>map(List.of(new Object()), n -> 1, 1))
          .withCauseInstanceOf(TransferException.class);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.<Integer, Integer>map(items, n -> ENDLESS.call(), 1))
          .withCauseInstanceOf(DeadlineException.class);
      assertThat(pool.<Integer, Integer>map(items, n -> n, 1)).isEqualTo(items);
    }
  }

  private static int dies(int code) {
    Runtime.getRuntime().halt(code);
    return code;
  }

  @Test
  void whoIsInterruptedInAMapLeavesNothingThatWaits() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      Thread caller =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  List<Long> _ =
                      pool.map(List.of(1, 2, 3), n -> holding(tally, "item", gate).call(), 1);
                  interrupted.complete(false);
                } catch (InterruptedException e) {
                  interrupted.complete(true);
                } catch (Exception e) {
                  interrupted.completeExceptionally(e);
                }
              });
      tally.await("item");
      caller.interrupt();
      assertThat(interrupted.get(40, TimeUnit.SECONDS)).isTrue();
      assertThat(pool.counts().queued()).isZero();
      gate.open();
    }
    assertThat(tally.count("item")).isEqualTo(1);
  }
}
