package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * What {@link CompletionService} and {@link CompletableFuture} say of results that are taken or
 * carried on as they come.
 */
@Contract
class CompletionSentencesTest extends ContractCase {

  private static final Task<Integer> ONE = () -> 1;

  private static final Task<Integer> BAD =
      () -> {
        throw new IllegalStateException("bad");
      };

  private static final Task<Integer> DIES =
      () -> {
        Runtime.getRuntime().halt(5);
        return 0;
      };

  @Test
  void everyTaskComesOnceAndDone() throws Exception {
    try (ProcessPool pool = open(2)) {
      CompletionService<Integer> results = pool.completionService();
      List<Future<Integer>> submitted = new ArrayList<>();
      List<Future<Integer>> taken = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        submitted.add(results.submit(ONE));
      }
      for (int i = 0; i < 40; i++) {
        taken.add(results.take());
        assertThat(taken.getLast().isDone()).isTrue();
      }
      assertThat(taken).containsExactlyInAnyOrderElementsOf(submitted);
      assertThat(results.poll()).isNull();
    }
  }

  @Test
  void whatFailedCrashedOrWasCancelledComesToo() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      CompletionService<Integer> results = pool.completionService();
      Future<Integer> bad = results.submit(BAD);
      assertThat(results.take()).isSameAs(bad);
      Future<Integer> dies = results.submit(DIES);
      assertThat(results.take()).isSameAs(dies);
      Future<Long> _ = occupy(pool, gate);
      Future<Integer> cancelled = results.submit(ONE);
      assertThat(cancelled.cancel(false)).isTrue();
      assertThat(results.take()).isSameAs(cancelled);
      gate.open();
      assertThat(causeOf(bad)).isInstanceOf(IllegalStateException.class);
      assertThat(causeOf(dies)).isInstanceOf(WorkerCrashedException.class);
    }
  }

  @Test
  void aRunnableComesWithTheResultThatWasGiven() throws Exception {
    Object given = new Object();
    try (ProcessPool pool = open(1)) {
      CompletionService<Object> results = pool.completionService();
      Future<Object> job = results.submit((Chore) () -> {}, given);
      assertThat(results.take()).isSameAs(job);
      assertThat(job.resultNow()).isSameAs(given);
    }
  }

  @Test
  void whoPollsIsToldThatNothingIsThereAndWhoTakesWaits() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(1)) {
      CompletionService<Long> results = pool.completionService();
      assertThat(results.poll()).isNull();
      assertThat(results.poll(-1, TimeUnit.DAYS)).isNull();
      Future<Long> job = results.submit(holding(tally, "runs", gate));
      tally.await("runs");
      assertThat(results.poll()).isNull();
      assertThat(results.poll(5, TimeUnit.MILLISECONDS)).isNull();
      FutureTask<Future<Long>> taker = new FutureTask<>(results::take);
      Thread thread = Thread.ofPlatform().start(taker);
      Eventually.isTrue("it waits", () -> thread.getState() == Thread.State.WAITING);
      gate.open();
      assertThat(resultOf(taker)).isSameAs(job);
    }
  }

  @Test
  void whoTakesOrPollsCanBeInterrupted() throws Exception {
    try (ProcessPool pool = open(1)) {
      CompletionService<Integer> results = pool.completionService();
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(results::take);
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> results.poll(20, TimeUnit.SECONDS));
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void whatWasSubmittedCanBeTakenAfterTheShutdown() throws Exception {
    ProcessPool pool = open(1);
    CompletionService<Integer> results = pool.completionService();
    Future<Integer> job = results.submit(ONE);
    pool.close();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> results.submit(ONE));
    assertThat(results.poll()).isSameAs(job);
    assertThat(results.poll()).isNull();
  }

  @Test
  void twoServicesOfOnePoolDoNotMix() throws Exception {
    try (ProcessPool pool = open(2)) {
      CompletionService<String> first = pool.completionService();
      CompletionService<Integer> second = pool.completionService();
      Task<String> word = () -> "word";
      for (int i = 0; i < 20; i++) {
        Future<String> _ = first.submit(word);
        Future<Integer> _ = second.submit(ONE);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(first.take().resultNow()).isEqualTo("word");
        assertThat(second.take().resultNow()).isEqualTo(1);
      }
      assertThat(first.poll()).isNull();
      assertThat(second.poll()).isNull();
    }
  }

  @Test
  @NullUnmarked // that is the point
  void nothingIsNoTask() throws Exception {
    try (ProcessPool pool = open(1)) {
      assertThatNullPointerException().isThrownBy(() -> pool.completionService().submit(null));
      assertThatNullPointerException().isThrownBy(() -> pool.completionService().submit(null, 1));
      assertThatNullPointerException().isThrownBy(() -> pool.submitAsync(null));
      assertThatNullPointerException().isThrownBy(() -> pool.submit((Task<Integer>) null, null));
    }
  }

  @Test
  void resultsAreCarriedOnAndJoined() throws Exception {
    try (ProcessPool pool = open(2)) {
      List<CompletableFuture<Integer>> jobs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int n = i;
        Task<Integer> own = () -> n;
        jobs.add(pool.submitAsync(own).thenApply(x -> x + 1));
      }
      CompletableFuture.allOf(jobs.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
      assertThat(jobs.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(210);
    }
  }

  @Test
  void aFailureIsCarriedOnAndCanBeHealed() throws Exception {
    try (ProcessPool pool = open(1)) {
      CompletableFuture<Integer> failed = pool.submitAsync(BAD);
      assertThat(failed.exceptionally(e -> 7).get(40, TimeUnit.SECONDS)).isEqualTo(7);
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(failed::join)
          .withCauseInstanceOf(IllegalStateException.class);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> pool.submitAsync(DIES).thenApply(x -> x).get(30, TimeUnit.SECONDS))
          .withCauseInstanceOf(WorkerCrashedException.class);
    }
  }

  @Test
  void aCancelledFutureCarriesItsCancellationOnAndItsTaskNeverRuns() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      CompletableFuture<Long> job = pool.submitAsync(holding(tally, "ran", gate));
      CompletableFuture<Long> next = job.thenApply(x -> x);
      assertThat(job.cancel(false)).isTrue();
      assertThat(job.cancel(true)).isTrue(); // as this interface says of what is cancelled already
      assertThat(job.isCancelled()).isTrue();
      assertThatExceptionOfType(CancellationException.class).isThrownBy(job::join);
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(next::join)
          .withCauseInstanceOf(CancellationException.class);
      gate.open();
      assertThat(resultOf(running)).isPositive();
    }
    assertThat(tally.words()).isEmpty();
  }

  @Test
  void whatDependsRunsInNoPlatformThreadOfThePool() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      CompletableFuture<Long> job = pool.submitAsync(holding(Tally.in(folder), "runs", gate));
      CompletableFuture<Thread> where = job.thenApply(x -> Thread.currentThread());
      gate.open();
      assertThat(where.get(40, TimeUnit.SECONDS).isVirtual()).isTrue();
    }
  }

  @Test
  void onlyOneOfManyDependantsFailsWithItsOwnFailure() throws Exception {
    try (ProcessPool pool = open(1)) {
      CompletableFuture<Integer> job = pool.submitAsync(ONE);
      CompletableFuture<Integer> bad = job.thenApply(x -> 1 / (x - 1));
      CompletableFuture<Integer> good = job.thenApply(x -> x + 1);
      assertThat(good.get(40, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(Objects.requireNonNull(causeOf(bad))).isInstanceOf(ArithmeticException.class);
    }
  }
}
