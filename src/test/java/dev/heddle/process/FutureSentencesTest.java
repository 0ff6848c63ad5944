package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What {@link Future} says of results and of waiting for them. */
@Contract
class FutureSentencesTest extends ContractCase {

  private static final Task<Integer> ONE = () -> 1;

  private static Task<Integer> throwing(Exception failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  void theResultIsTheSameObjectHoweverOftenItIsAskedFor() throws Exception {
    try (ProcessPool pool = open(1)) {
      Future<List<String>> job = Pools.submit(pool, () -> List.of("a", "b"));
      List<String> result = resultOf(job);
      assertThat(result).containsExactly("a", "b");
      assertThat(job.get()).isSameAs(result);
      assertThat(job.resultNow()).isSameAs(result);
      assertThat(job.get(0, TimeUnit.SECONDS)).isSameAs(result);
      assertThat(job.get(Long.MIN_VALUE, TimeUnit.DAYS)).isSameAs(result);
    }
  }

  @Test
  void aRunnableHasNoResultOrTheVeryObjectThatWasGiven() throws Exception {
    Object given = new Object(); // which could not even cross
    try (ProcessPool pool = open(1)) {
      assertThat(pool.submit((Chore) () -> {}).get(40, TimeUnit.SECONDS)).isNull();
      assertThat(pool.submit((Chore) () -> {}, given).get(40, TimeUnit.SECONDS)).isSameAs(given);
      assertThat(causeOf(pool.submit((Chore) () -> fail(), given)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static void fail() {
    throw new IllegalStateException("bad");
  }

  @Test
  void whileItRunsAFutureIsNotDoneAndHasNeitherResultNorException() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      assertThat(running.state()).isEqualTo(Future.State.RUNNING);
      assertThat(running.isDone()).isFalse();
      assertThat(running.isCancelled()).isFalse();
      assertThatIllegalStateException().isThrownBy(running::resultNow);
      assertThatIllegalStateException().isThrownBy(running::exceptionNow);
      gate.open();
      assertThat(resultOf(running)).isPositive();
    }
  }

  @Test
  void aSuccessIsDoneHasNoExceptionAndCannotBeCancelled() throws Exception {
    try (ProcessPool pool = open(1)) {
      Future<Integer> job = Pools.submit(pool, ONE);
      assertThat(resultOf(job)).isEqualTo(1);
      assertThat(job.state()).isEqualTo(Future.State.SUCCESS);
      assertThat(job.isDone()).isTrue();
      assertThatIllegalStateException().isThrownBy(job::exceptionNow);
      assertThat(job.cancel(true)).isFalse();
      assertThat(job.isCancelled()).isFalse();
      assertThat(job.get()).isEqualTo(1);
    }
  }

  @Test
  void aFailureIsDoneHasNoResultAndCannotBeCancelled() throws Exception {
    try (ProcessPool pool = open(1)) {
      Future<Integer> job = Pools.submit(pool, throwing(new IOException("bad")));
      Throwable cause = causeOf(job);
      assertThat(cause).isInstanceOf(IOException.class).hasMessage("bad");
      assertThat(job.state()).isEqualTo(Future.State.FAILED);
      assertThat(job.exceptionNow()).isSameAs(cause);
      assertThat(causeOf(job)).isSameAs(cause);
      assertThatIllegalStateException().isThrownBy(job::resultNow);
      assertThat(job.cancel(true)).isFalse();
      assertThat(job.isCancelled()).isFalse();
    }
  }

  @Test
  void whateverATaskThrowsIsTheCauseOfTheExecutionException() throws Exception {
    List<Exception> failures =
        List.of(
            new IllegalArgumentException("unchecked"),
            new IOException("checked"),
            new Exception("plain"),
            new UncheckedIOException(new IOException("cause")),
            new InterruptedException("as if interrupted"),
            new CancellationException("as if cancelled"),
            new TimeoutException("as if late"),
            new ExecutionException("as if of a future", new IOException("inner")),
            new IllegalStateException());
    try (ProcessPool pool = open(2)) {
      List<Future<Integer>> jobs =
          failures.stream().map(failure -> Pools.submit(pool, throwing(failure))).toList();
      for (int i = 0; i < jobs.size(); i++) {
        Throwable cause = causeOf(jobs.get(i));
        assertThat(cause).hasSameClassAs(failures.get(i)).hasMessage(failures.get(i).getMessage());
        assertThat(jobs.get(i).isCancelled()).isFalse();
      }
      Task<Integer> error =
          () -> {
            throw new AssertionError("error");
          };
      assertThat(causeOf(pool.submit(error))).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void anExceptionComesWithItsCauseAndWhatItSuppressed() throws Exception {
    Exception failure = new Exception("outer", new IOException("inner"));
    failure.addSuppressed(new IllegalStateException("suppressed"));
    try (ProcessPool pool = open(1)) {
      Throwable cause = causeOf(Pools.submit(pool, throwing(failure)));
      assertThat(cause).hasRootCauseInstanceOf(IOException.class);
      assertThat(cause.getSuppressed()[0]).hasMessage("suppressed");
    }
  }

  /** Threads of both kinds that wait for a future with and without a limit. */
  static List<FutureTask<Long>> waiters(Future<Long> future) {
    List<FutureTask<Long>> waiters = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      boolean limited = i % 4 < 2;
      FutureTask<Long> waiter =
          new FutureTask<>(() -> limited ? future.get(40, TimeUnit.SECONDS) : future.get());
      waiters.add(waiter);
      Thread _ = i % 2 == 0 ? Thread.ofPlatform().start(waiter) : Thread.startVirtualThread(waiter);
    }
    return waiters;
  }

  @Test
  void allWhoWaitGetTheResult() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      List<FutureTask<Long>> waiters = waiters(running);
      gate.open();
      for (FutureTask<Long> waiter : waiters) {
        assertThat(resultOf(waiter)).isEqualTo(running.resultNow());
      }
    }
  }

  @Test
  void whoWaitsInVainLeavesTheTaskAlone() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> running.get(20, TimeUnit.MILLISECONDS));
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> running.get(0, TimeUnit.DAYS));
      assertThat(running.isDone()).isFalse();
      gate.open();
      assertThat(resultOf(running)).isPositive();
    }
  }

  @Test
  void whoIsInterruptedStopsWaitingAndTheTaskGoesOn() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      FutureTask<Long> waiter = new FutureTask<>(running::get);
      Thread thread = Thread.ofPlatform().start(waiter);
      Eventually.isTrue("it waits", () -> thread.getState() == Thread.State.WAITING);
      thread.interrupt();
      assertThat(causeOf(waiter)).isInstanceOf(InterruptedException.class);
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(running::get);
      assertThat(Thread.interrupted()).isFalse();
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> running.get(40, TimeUnit.SECONDS));
      gate.open();
      assertThat(resultOf(running)).isPositive();
    }
  }

  @Test
  @NullUnmarked // that is the point
  void aWaitWithoutAUnitIsRefused() throws Exception {
    try (ProcessPool pool = open(1)) {
      Future<Integer> job = Pools.submit(pool, ONE);
      assertThatNullPointerException().isThrownBy(() -> job.get(1, null));
      assertThatNullPointerException().isThrownBy(() -> pool.awaitTermination(1, null));
      assertThatNullPointerException().isThrownBy(() -> pool.invokeAll(List.of(ONE), 1, null));
      assertThatNullPointerException().isThrownBy(() -> pool.invokeAny(List.of(ONE), 1, null));
      assertThat(resultOf(job)).isEqualTo(1);
    }
  }

  @Test
  void whatATaskDidIsSeenByWhoHasItsResult() throws Exception {
    try (ProcessPool pool = open(2)) {
      int[] numbers = {0};
      for (int i = 0; i < 200; i++) {
        int[] now = numbers;
        numbers =
            resultOf(
                Pools.submit(
                    pool,
                    () -> {
                      now[0]++;
                      return now;
                    }));
      }
      assertThat(numbers).containsExactly(200);
    }
  }

  @Test
  void neitherATaskNorItsResultIsKeptByThePool() throws Exception {
    try (ProcessPool pool = open(1)) {
      Object task = new Pools.WhoAmI();
      WeakReference<Object> submitted = new WeakReference<>(task);
      Future<Long> job = Pools.submit(pool, (Pools.WhoAmI) task);
      task = "";
      assertThat(resultOf(job)).isPositive();
      Future<List<String>> other = Pools.submit(pool, () -> List.of("result"));
      WeakReference<List<String>> result = new WeakReference<>(resultOf(other));
      other = null;
      Eventually.isTrue(
          "both are collected",
          () -> {
            System.gc();
            return submitted.refersTo(null) && result.refersTo(null);
          });
      assertThat(task).isEqualTo("");
    }
  }
}
