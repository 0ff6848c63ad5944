package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Future} says of cancelling. */
@Contract
class CancelSentencesTest extends ContractCase {

  private static final Task<Integer> ONE = () -> 1;

  @Test
  void allWhoWaitAreToldOfACancellation() throws Exception {
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, Gate.in(folder));
      List<FutureTask<Long>> waiters = FutureSentencesTest.waiters(running);
      assertThat(running.cancel(true)).isTrue();
      for (FutureTask<Long> waiter : waiters) {
        assertThat(causeOf(waiter)).isInstanceOf(CancellationException.class);
      }
    }
  }

  @Test
  void whatIsCancelledBeforeItBeginsNeverRuns() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      Future<Long> soft = Pools.submit(pool, holding(tally, "soft", gate));
      Future<Long> hard = Pools.submit(pool, holding(tally, "hard", gate));
      Future<Long> kept = Pools.submit(pool, holding(tally, "kept", gate));
      assertThat(soft.cancel(false)).isTrue();
      assertThat(hard.cancel(true)).isTrue();
      checkCancelled(soft);
      checkCancelled(hard);
      gate.open();
      assertThat(resultOf(running)).isEqualTo(resultOf(kept)); // no worker was killed for it
    }
    assertThat(tally.words()).containsExactly("kept");
  }

  private static void checkCancelled(Future<?> job) {
    assertThat(job.isDone()).isTrue();
    assertThat(job.isCancelled()).isTrue();
    assertThat(job.state()).isEqualTo(Future.State.CANCELLED);
    assertThat(job.cancel(true)).isFalse();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(job::get);
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> job.get(0, TimeUnit.SECONDS));
    assertThatIllegalStateException().isThrownBy(job::resultNow);
    assertThatIllegalStateException().isThrownBy(job::exceptionNow);
  }

  @Test
  void aSoftCancellationLetsWhatRunsRunOn() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(1)) {
      Task<Long> work =
          () -> {
            tally.note("begun");
            gate.pass();
            tally.note("ended");
            return 0L;
          };
      Future<Long> running = Pools.submit(pool, work);
      tally.await("begun");
      assertThat(running.cancel(false)).isTrue();
      checkCancelled(running);
      gate.open();
    }
    assertThat(tally.words()).containsExactly("begun", "ended");
  }

  @Test
  void aHardCancellationStopsWhatRunsAndTheNextTaskRuns() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      Future<Integer> next = Pools.submit(pool, ONE);
      assertThat(running.cancel(true)).isTrue();
      checkCancelled(running);
      assertThat(resultOf(next)).isEqualTo(1);
    }
  }

  @Test
  void aHardCancellationInterruptsWhereThePoolIsToInterrupt() throws Exception {
    Tally tally = Tally.in(folder);
    PoolOptions soft = wiring.options(1).interruptFor(Duration.ofSeconds(60));
    try (ProcessPool pool = ProcessPool.open(soft)) {
      Task<Integer> sleeps =
          () -> {
            tally.note("begun");
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              tally.note("interrupted");
            }
            return 0;
          };
      Future<Integer> running = Pools.submit(pool, sleeps);
      tally.await("begun");
      assertThat(running.cancel(true)).isTrue();
      checkCancelled(running);
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
      assertThat(pool.started()).isEqualTo(1);
    }
    assertThat(tally.words()).containsExactly("begun", "interrupted");
  }

  @Test
  void ofManyWhoCancelAtOnceOneIsToldThatItDid() throws Exception {
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, Gate.in(folder));
      CountDownLatch together = new CountDownLatch(1);
      List<FutureTask<Boolean>> cancellers =
          Stream.generate(() ->
                  new FutureTask<>(() -> {
                    together.await();
                    return running.cancel(true);
                  }))
              .limit(8)
              .toList();
      cancellers.forEach(canceller -> Thread.ofPlatform().start(canceller));
      together.countDown();
      int did = 0;
      for (FutureTask<Boolean> canceller : cancellers) {
        did += resultOf(canceller) ? 1 : 0;
      }
      assertThat(did).isEqualTo(1);
    }
  }
}
