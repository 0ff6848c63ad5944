package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.testing.Eventually;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What {@link java.util.concurrent.ExecutorService} says of many tasks in one call. */
@Contract
class InvokeSentencesTest extends ContractCase {

  private static final Task<Integer> ONE = () -> 1;
  private static final Task<Integer> TWO = () -> 2;

  private static final Task<Integer> BAD =
      () -> {
        throw new IllegalStateException("bad");
      };

  private static final Task<Integer> DIES =
      () -> {
        Runtime.getRuntime().halt(5);
        return 0;
      };

  private static final Task<Integer> ENDLESS =
      () -> {
        new CountDownLatch(1).await();
        return 0;
      };

  @Test
  void allOfNothingIsNothing() throws Exception {
    try (ProcessPool pool = open(1)) {
      assertThat(pool.invokeAll(List.<Task<Integer>>of())).isEmpty();
      assertThat(pool.invokeAll(List.<Task<Integer>>of(), 1, TimeUnit.SECONDS)).isEmpty();
      assertThat(pool.started()).isZero();
    }
  }

  @Test
  void allAreDoneInTheOrderOfTheirCollectionHoweverTheyEnd() throws Exception {
    try (ProcessPool pool = open(2)) {
      List<Future<Integer>> jobs = pool.invokeAll(List.of(ONE, BAD, DIES, TWO, ONE));
      assertThat(jobs).hasSize(5).allMatch(Future::isDone);
      assertThat(jobs.get(0).resultNow()).isEqualTo(1);
      assertThat(jobs.get(1).exceptionNow()).hasMessage("bad");
      assertThat(jobs.get(2).exceptionNow()).isInstanceOf(WorkerCrashedException.class);
      assertThat(jobs.get(3).resultNow()).isEqualTo(2);
      assertThat(jobs.get(4).resultNow()).isEqualTo(1);
    }
  }

  @Test
  void oneTaskThatStandsThereTwiceRunsTwice() throws Exception {
    Tally tally = Tally.in(folder);
    Task<Long> notes = new InFlightWindowTest.Notes(tally, "ran");
    try (ProcessPool pool = open(2)) {
      assertThat(pool.invokeAll(Collections.nCopies(5, notes))).hasSize(5);
    }
    assertThat(tally.count("ran")).isEqualTo(5);
  }

  /** On a machine that is so busy that one second is too short for all, with more of them. */
  @Test
  void whatIsNotDoneInTimeIsCancelledAndTheRestKeepsItsResult() throws Exception {
    try (ProcessPool pool = open(2)) {
      pool.startAll();
      List<Future<Integer>> jobs;
      int seconds = 1;
      do {
        jobs = pool.invokeAll(List.of(ONE, ENDLESS, ENDLESS), seconds, TimeUnit.SECONDS);
        assertThat(jobs).allMatch(Future::isDone);
        assertThat(jobs.get(1).isCancelled()).isTrue();
        assertThat(jobs.get(2).isCancelled()).isTrue();
        seconds *= 8;
      } while (jobs.get(0).isCancelled() && seconds < 100);
      assertThat(jobs.get(0).resultNow()).isEqualTo(1);
      assertThat(resultOf(Pools.submit(pool, TWO))).isEqualTo(2);
    }
  }

  @Test
  void noTimeAtAllCancelsAll() throws Exception {
    try (ProcessPool pool = open(1)) {
      assertThat(pool.invokeAll(List.of(ENDLESS, ENDLESS), 0, TimeUnit.SECONDS))
          .hasSize(2)
          .allMatch(Future::isCancelled);
      assertThat(pool.invokeAll(List.of(ENDLESS), -1, TimeUnit.DAYS)).allMatch(Future::isCancelled);
    }
  }

  @Test
  void anyTimeIsEnoughForAll() throws Exception {
    try (ProcessPool pool = open(1)) {
      assertThat(pool.invokeAll(List.of(ONE), Long.MAX_VALUE, TimeUnit.DAYS).getFirst().get())
          .isEqualTo(1);
      assertThat(pool.invokeAny(List.of(TWO), Long.MAX_VALUE, TimeUnit.DAYS)).isEqualTo(2);
    }
  }

  @Test
  void whoIsInterruptedAlreadyWaitsForNothingAndNothingGoesOn() throws Exception {
    try (ProcessPool pool = open(1)) {
      List<Callable<Object>> calls =
          List.of(
              () -> pool.invokeAll(List.of(ENDLESS)),
              () -> pool.invokeAll(List.of(ENDLESS), 20, TimeUnit.SECONDS),
              () -> pool.invokeAny(List.of(ENDLESS)),
              () -> pool.invokeAny(List.of(ENDLESS), 20, TimeUnit.SECONDS));
      for (Callable<Object> call : calls) {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(call::call);
        assertThat(Thread.interrupted()).isFalse();
      }
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
    }
  }

  @Test
  void whoIsInterruptedWhileAnyIsAwaitedLeavesNothingRunning() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      FutureTask<Long> call =
          new FutureTask<>(() -> pool.invokeAny(List.of(holding(tally, "runs", gate))));
      Thread caller = Thread.ofPlatform().start(call);
      tally.await("runs");
      caller.interrupt();
      assertThat(causeOf(call)).isInstanceOf(InterruptedException.class);
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
    }
  }

  @Test
  void anyGivesTheResultOfOneThatSucceeds() throws Exception {
    try (ProcessPool pool = open(2)) {
      assertThat(pool.invokeAny(List.of(BAD, DIES, ONE))).isEqualTo(1);
      assertThat(pool.invokeAny(List.of(ENDLESS, TWO))).isEqualTo(2);
      assertThat(pool.invokeAny(List.of(BAD, TWO), 20, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void anyCancelsTheOthersAndThoseThatWaitNeverRun() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    Task<Long> quick = () -> 1L;
    List<Task<Long>> tasks = new ArrayList<>(List.of(quick));
    for (int i = 0; i < 10; i++) {
      tasks.add(holding(tally, "other", gate));
    }
    try (ProcessPool pool = open(1)) {
      assertThat(pool.invokeAny(tasks)).isEqualTo(1L);
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
      Eventually.isTrue("nothing waits", () -> pool.counts().queued() == 0);
      assertThat(pool.counts().cancelled()).isEqualTo(10);
    }
    assertThat(tally.count("other")).isLessThanOrEqualTo(1);
  }

  @Test
  void anyFailsWithTheFailureOfOneWhenAllFail() throws Exception {
    try (ProcessPool pool = open(2)) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.invokeAny(List.of(BAD, BAD)))
          .withCauseInstanceOf(IllegalStateException.class);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.invokeAny(List.of(DIES), 30, TimeUnit.SECONDS))
          .withCauseInstanceOf(WorkerCrashedException.class);
    }
  }

  @Test
  void anyThatIsNotThereInTimeIsATimeout() throws Exception {
    try (ProcessPool pool = open(1)) {
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> pool.invokeAny(List.of(ENDLESS), 100, TimeUnit.MILLISECONDS));
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> pool.invokeAny(List.of(ENDLESS), 0, TimeUnit.SECONDS));
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> pool.invokeAny(List.of(ENDLESS), -1, TimeUnit.DAYS));
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
    }
  }

  @Test
  @NullUnmarked // that is the point
  void whereOneTaskIsNullNoneIsLeftRunning() throws Exception {
    try (ProcessPool pool = open(1)) {
      assertThatNullPointerException()
          .isThrownBy(() -> pool.invokeAll(Arrays.asList(ENDLESS, null)));
      assertThatNullPointerException()
          .isThrownBy(() -> pool.invokeAny(Arrays.asList(ENDLESS, null)));
      assertThatNullPointerException().isThrownBy(() -> pool.invokeAll(null, 1, TimeUnit.DAYS));
      assertThatNullPointerException().isThrownBy(() -> pool.invokeAny(null, 1, TimeUnit.DAYS));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pool.invokeAny(List.of(), 1, TimeUnit.DAYS));
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
    }
  }

  @Test
  @NullUnmarked // that is the point
  void aLimitWithoutAUnitIsRefused() throws Exception {
    try (ProcessPool pool = open(1)) {
      assertThatNullPointerException().isThrownBy(() -> pool.invokeAll(List.of(ONE), 1, null));
      assertThatNullPointerException().isThrownBy(() -> pool.invokeAny(List.of(ONE), 1, null));
    }
  }

  @Test
  void whoIsInterruptedWhileAllAreAwaitedForATimeLeavesNothingRunning() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Task<Long> runs = holding(tally, "runs", gate);
      FutureTask<List<Future<Long>>> call =
          new FutureTask<>(() -> pool.invokeAll(List.of(runs, runs), 60, TimeUnit.SECONDS));
      Thread caller = Thread.ofPlatform().start(call);
      tally.await("runs");
      caller.interrupt();
      assertThat(causeOf(call)).isInstanceOf(InterruptedException.class);
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
      assertThat(tally.count("runs")).isEqualTo(1);
    }
  }

  @Test
  void aCallThatIsStoppedWithItsPoolEnds() throws Exception {
    Tally tally = Tally.in(folder);
    ProcessPool pool = open(1);
    FutureTask<List<Future<Long>>> call =
        new FutureTask<>(() -> pool.invokeAll(List.of(holding(tally, "runs", Gate.in(folder)))));
    Thread.ofPlatform().start(call);
    tally.await("runs");
    assertThat(pool.shutdownNow()).isEmpty();
    assertThat(resultOf(call).getFirst().exceptionNow()).isInstanceOf(WorkerCrashedException.class);
    pool.close();
  }

  @Test
  void callsOfManyThreadsDoNotMix() throws Exception {
    try (ProcessPool pool = open(2)) {
      List<FutureTask<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int n = i;
        Task<Integer> own = () -> n;
        FutureTask<Integer> caller =
            new FutureTask<>(() -> {
              for (Future<Integer> job : pool.invokeAll(Collections.nCopies(20, own))) {
                assertThat(job.resultNow()).isEqualTo(n);
              }
              return pool.invokeAny(List.of(own, own));
            });
        callers.add(caller);
        Thread _ =
            i % 2 == 0 ? Thread.ofPlatform().start(caller) : Thread.startVirtualThread(caller);
      }
      for (int i = 0; i < 8; i++) {
        assertThat(resultOf(callers.get(i))).isEqualTo(i);
      }
    }
  }
}
