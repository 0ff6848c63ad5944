package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static dev.heddle.process.Outcome.resultsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What {@link java.util.concurrent.ExecutorService} says of a service's end. */
@Contract
class ShutdownSentencesTest extends ContractCase {

  private static final Task<Integer> ONE = () -> 1;

  @Test
  void whatWasSubmittedBeforeAShutdownIsExecuted() throws Exception {
    try (ProcessPool pool = open(2)) {
      List<Future<Integer>> jobs = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        jobs.add(Pools.submit(pool, ONE));
      }
      pool.shutdown();
      assertThat(resultsOf(jobs)).hasSize(50).containsOnly(1);
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void nothingIsTakenAfterAShutdownByWhateverMethod() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      pool.shutdown();
      refuses(() -> pool.execute((Chore) () -> {}));
      refuses(() -> pool.submit(ONE));
      refuses(() -> pool.submit((Chore) () -> {}));
      refuses(() -> pool.submit((Chore) () -> {}, 1));
      refuses(() -> pool.submit(ONE, Duration.ofSeconds(1)));
      refuses(() -> pool.submitAsync(ONE));
      refuses(() -> pool.invokeAll(List.of(ONE)));
      refuses(() -> pool.invokeAll(List.of(ONE), 1, TimeUnit.SECONDS));
      refuses(() -> pool.invokeAny(List.of(ONE)));
      refuses(() -> pool.invokeAny(List.of(ONE), 1, TimeUnit.SECONDS));
      refuses(() -> pool.completionService().submit(() -> 1));
      refuses(() -> pool.map(List.of(1), n -> n));
      gate.open();
      assertThat(resultOf(running)).isPositive();
    }
  }

  private static void refuses(ThrowingCallable call) {
    assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(call);
  }

  @Test
  void aShutdownDoesNotWaitAndASecondOneDoesNothing() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      pool.shutdown();
      pool.shutdown();
      assertThat(pool.isShutdown()).isTrue();
      assertThat(pool.isTerminated()).isFalse();
      assertThat(running.isDone()).isFalse();
      gate.open();
      assertThat(resultOf(running)).isPositive();
    }
  }

  @Test
  void aPoolIsTerminatedWhenAllIsDoneAfterAShutdownAndNeverBefore() throws Exception {
    try (ProcessPool pool = open(1)) {
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
      assertThat(pool.isShutdown()).isFalse();
      assertThat(pool.isTerminated()).isFalse();
      pool.shutdown();
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThat(pool.isTerminated()).isTrue();
      assertThat(pool.isShutdown()).isTrue();
    }
  }

  @Test
  void whoAwaitsTheTerminationIsToldWhetherItCameInTime() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> _ = occupy(pool, gate);
      assertThat(pool.awaitTermination(0, TimeUnit.SECONDS)).isFalse();
      assertThat(pool.awaitTermination(-1, TimeUnit.DAYS)).isFalse();
      assertThat(pool.awaitTermination(Long.MIN_VALUE, TimeUnit.NANOSECONDS)).isFalse();
      pool.shutdown();
      assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
      gate.open();
      assertThat(pool.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS)).isTrue();
      assertThat(pool.awaitTermination(0, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void shutdownNowStopsWhatRunsAndGivesBackWhatNeverBegan() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    ProcessPool pool = open(1);
    Future<Long> running = occupy(pool, gate);
    List<Future<Long>> waiting = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waiting.add(Pools.submit(pool, holding(tally, "begun", gate)));
    }
    List<Runnable> given = pool.shutdownNow();
    assertThat(causeOf(running)).isInstanceOf(WorkerCrashedException.class);
    assertThat(given).hasSize(10);
    assertThat(given).allSatisfy(task -> assertThat(waiting).contains(cast(task)));
    assertThat(waiting).noneMatch(Future::isDone);
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(tally.words()).isEmpty();
    assertThat(waiting).allMatch(job -> job.cancel(false));
    assertThatExceptionOfType(CancellationException.class).isThrownBy(waiting.getFirst()::get);
    pool.close();
  }

  @SuppressWarnings("unchecked")
  private static Future<Long> cast(Runnable task) {
    return (Future<Long>) task;
  }

  @Test
  void shutdownNowOfAPoolThatDoesNothingGivesNothing() throws Exception {
    ProcessPool pool = open(1);
    assertThat(pool.shutdownNow()).isEmpty();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(pool.shutdownNow()).isEmpty();
  }

  @Test
  void aCommandComesBackAsTheObjectThatItWas() throws Exception {
    Gate gate = Gate.in(folder);
    ProcessPool pool = open(1);
    Future<Long> _ = occupy(pool, gate);
    Chore command = () -> {};
    pool.execute(command);
    assertThat(pool.shutdownNow()).singleElement().isSameAs(command);
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shutdownNowAfterAShutdownGivesBackWhatStillWaited() throws Exception {
    Gate gate = Gate.in(folder);
    ProcessPool pool = open(1);
    Future<Long> running = occupy(pool, gate);
    Future<Integer> waits = Pools.submit(pool, ONE);
    pool.shutdown();
    assertThat(pool.shutdownNow()).hasSize(1);
    assertThat(pool.shutdownNow()).isEmpty();
    assertThat(causeOf(running)).isInstanceOf(WorkerCrashedException.class);
    assertThat(waits.isDone()).isFalse();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closeWaitsUntilAllIsDone() throws Exception {
    List<Future<Integer>> jobs = new ArrayList<>();
    ProcessPool pool = open(2);
    for (int i = 0; i < 30; i++) {
      jobs.add(Pools.submit(pool, ONE));
    }
    pool.close();
    assertThat(jobs).allMatch(Future::isDone).allMatch(job -> job.resultNow() == 1);
    assertThat(pool.isTerminated()).isTrue();
  }

  @Test
  void toCloseWhatIsTerminatedDoesNothing() throws Exception {
    ProcessPool pool = open(1);
    assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
    pool.close();
    pool.close();
    Thread.currentThread().interrupt();
    pool.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(pool.isTerminated()).isTrue();
  }

  @Test
  void closeWaitsForWhatShutdownAndShutdownNowBegan() throws Exception {
    Gate gate = Gate.in(folder);
    ProcessPool first = open(1);
    Future<Integer> job = Pools.submit(first, ONE);
    first.shutdown();
    first.close();
    assertThat(job.resultNow()).isEqualTo(1);
    ProcessPool second = open(1);
    Future<Long> running = occupy(second, gate);
    List<Runnable> given = second.shutdownNow();
    second.close();
    assertThat(given).isEmpty();
    assertThat(running.state()).isEqualTo(Future.State.FAILED);
  }

  @Test
  void manyMayCloseAtOnceAndAllWaitForTheEnd() throws Exception {
    Gate gate = Gate.in(folder);
    ProcessPool pool = open(1);
    Future<Long> running = occupy(pool, gate);
    List<FutureTask<Boolean>> closers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      FutureTask<Boolean> closer =
          new FutureTask<>(() -> {
            pool.close();
            return running.isDone() && pool.isTerminated();
          });
      closers.add(closer);
      Thread _ = i % 2 == 0 ? Thread.ofPlatform().start(closer) : Thread.startVirtualThread(closer);
    }
    Eventually.isTrue("it is shut down", pool::isShutdown);
    gate.open();
    for (FutureTask<Boolean> closer : closers) {
      assertThat(resultOf(closer)).isTrue();
    }
  }

  @Test
  void whoIsInterruptedAlreadyClosesByKillingAndStaysInterrupted() throws Exception {
    Gate gate = Gate.in(folder);
    ProcessPool pool = open(1);
    Future<Long> running = occupy(pool, gate);
    Future<Integer> waits = Pools.submit(pool, ONE);
    Thread.currentThread().interrupt();
    pool.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(causeOf(running)).isInstanceOf(WorkerCrashedException.class);
    assertThat(waits.isCancelled()).isTrue();
  }

  @Test
  void aTaskThatFailedOrCrashedDoesNotHoldUpTheEnd() throws Exception {
    ProcessPool pool = open(2);
    Task<Integer> dies =
        () -> {
          Runtime.getRuntime().halt(3);
          return 0;
        };
    Task<Integer> throwsIt =
        () -> {
          throw new IllegalStateException("bad");
        };
    Future<Integer> crash = Pools.submit(pool, dies);
    Future<Integer> failure = Pools.submit(pool, throwsIt);
    Future<Integer> good = Pools.submit(pool, ONE);
    pool.close();
    assertThat(causeOf(crash)).isInstanceOf(WorkerCrashedException.class);
    assertThat(causeOf(failure)).isInstanceOf(IllegalStateException.class);
    assertThat(good.resultNow()).isEqualTo(1);
  }

  @Test
  void whatATimedWaitLeftRunningIsWaitedForByClose() throws Exception {
    Gate gate = Gate.in(folder);
    ProcessPool pool = open(1);
    Future<Long> running = occupy(pool, gate);
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> running.get(1, TimeUnit.MILLISECONDS));
    gate.open();
    pool.close();
    assertThat(running.resultNow()).isPositive();
  }

  /** What was taken is done, and what came too late is refused: nothing is in between. */
  @Test
  void whoeverSubmitsWhileAPoolIsShutDownIsServedOrRefused() throws Exception {
    for (int round = 0; round < 3; round++) {
      ProcessPool pool = open(2);
      List<List<Future<Integer>>> accepted = submitUntilRefused(pool, pool::shutdown);
      pool.close();
      for (List<Future<Integer>> jobs : accepted) {
        assertThat(jobs).allMatch(job -> job.state() == Future.State.SUCCESS);
      }
    }
  }

  @Test
  void whoeverSubmitsWhileAPoolIsStoppedIsServedRefusedOrGivenBack() throws Exception {
    for (int round = 0; round < 3; round++) {
      ProcessPool pool = open(2);
      CompletableFuture<List<Runnable>> given = new CompletableFuture<>();
      List<List<Future<Integer>>> accepted =
          submitUntilRefused(pool, () -> given.complete(pool.shutdownNow()));
      pool.close();
      List<Runnable> back = given.get(40, TimeUnit.SECONDS);
      for (List<Future<Integer>> jobs : accepted) {
        for (Future<Integer> job : jobs) {
          if (job.isDone()) {
            assertThat(back).doesNotContain((Runnable) job);
          } else {
            assertThat(back).contains((Runnable) job);
          }
        }
      }
    }
  }

  /** Four threads that submit as fast as they can, while {@code end} comes from a fifth. */
  private static List<List<Future<Integer>>> submitUntilRefused(ProcessPool pool, Runnable end)
      throws Exception {
    CountDownLatch some = new CountDownLatch(200);
    List<FutureTask<List<Future<Integer>>>> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      FutureTask<List<Future<Integer>>> client =
          new FutureTask<>(() -> {
            List<Future<Integer>> jobs = new ArrayList<>();
            try {
              while (true) {
                jobs.add(Pools.submit(pool, ONE));
                some.countDown();
              }
            } catch (RejectedExecutionException e) {
              return jobs;
            }
          });
      clients.add(client);
      Thread.ofPlatform().start(client);
    }
    some.await();
    end.run();
    List<List<Future<Integer>>> accepted = new ArrayList<>();
    for (FutureTask<List<Future<Integer>>> client : clients) {
      accepted.add(resultOf(client));
    }
    return accepted;
  }
}
