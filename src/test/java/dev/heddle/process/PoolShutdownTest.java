package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pool shuts down as the JDK's own do, and refuses what is too much for it. */
@Timeout(120)
class PoolShutdownTest {

  @TempDir Path folder;

  @Test
  void afterTheShutdownNothingIsTaken() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      pool.shutdown();
      Task<Integer> task = () -> 1;
      Runnable runnable = (Runnable & Serializable) () -> {};
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.execute(runnable));
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(task));
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.invokeAll(List.of(task)));
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.invokeAny(List.of(task)));
      assertThat(pool.isShutdown()).isTrue();
      pool.shutdown();
      assertThat(pool.shutdownNow()).isEmpty();
    }
  }

  @Test
  void terminationIsAwaitedNoLongerThanAllowed() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
      tally.await("holds");
      pool.shutdown();
      assertThat(pool.isTerminated()).isFalse();
      assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
      gate.open();
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThat(pool.isTerminated()).isTrue();
      assertThat(holds.isDone()).isTrue();
      assertThat(pool.awaitTermination(0, TimeUnit.SECONDS)).isTrue();
      Thread.currentThread().interrupt();
      assertThat(pool.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void whoAwaitsTheTerminationCanBeInterrupted() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      FutureTask<Boolean> wait =
          new FutureTask<>(() -> pool.awaitTermination(20, TimeUnit.SECONDS));
      Thread waiter = Thread.ofPlatform().start(wait);
      waiter.interrupt();
      assertThat(causeOf(wait)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aCloseThatIsInterruptedKillsWhatRunsAndKeepsTheInterrupt() throws Exception {
    Tally tally = Tally.in(folder);
    ProcessPool pool = ProcessPool.open(Pools.small(1));
    Future<Long> holds =
        Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", Gate.in(folder)));
    Future<Long> behind = Pools.submit(pool, Processes::ownPid);
    tally.await("holds");
    boolean stayed;
    try {
      Thread.currentThread().interrupt();
      pool.close();
    } finally {
      stayed = Thread.interrupted();
    }
    assertThat(stayed).isTrue();
    assertThat(pool.isTerminated()).isTrue();
    assertThat(causeOf(holds)).isInstanceOf(WorkerCrashedException.class);
    assertThat(behind.isCancelled()).isTrue();
    assertThat(Pools.processes()).isZero();
  }

  @Test
  void aTaskThatAPoolHasIsNotSentAgain() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      tally.await("holds");
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.execute((Runnable) holds));
      gate.open();
      assertThat(holds.get(40, TimeUnit.SECONDS)).isPositive();
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.execute((Runnable) holds));
      assertThat(tally.count("holds")).isEqualTo(1);
    }
  }

  @Test
  void whatAPoolGaveBackAndAnotherRefusesCanStillBeRun() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    RemoteTask<?> given;
    Future<Integer> result;
    try (ProcessPool from = ProcessPool.open(Pools.small(1))) {
      Future<Long> _ = Pools.submit(from, new InFlightWindowTest.Holds(tally, "first", gate));
      tally.await("first");
      result = Pools.submit(from, () -> 42);
      given = (RemoteTask<?>) from.shutdownNow().getFirst();
    }
    try (ProcessPool full = ProcessPool.open(Pools.small(1).withQueueBound(1))) {
      Future<Long> _ = Pools.submit(full, new InFlightWindowTest.Holds(tally, "second", gate));
      tally.await("second");
      Future<Integer> waits = Pools.submit(full, () -> 1);
      long since = given.submittedNanos();
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> full.execute(given))
          .withMessageContaining("queue is full");
      assertThat(given.submittedNanos() - since).as("it waits from then on").isPositive();
      gate.open();
      assertThat(waits.get(40, TimeUnit.SECONDS)).isEqualTo(1);
      given.run();
      assertThat(result.get(40, TimeUnit.SECONDS)).isEqualTo(42);
    }
  }

  @Test
  void whatIsTooMuchIsRejectedAndThePoolGoesOn() throws Exception {
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withQueueBound(3))) {
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      tally.await("holds");
      List<Future<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        waiting.add(Pools.submit(pool, () -> 1));
      }
      Task<Integer> tooMuch = () -> 1;
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(tooMuch))
          .withMessageContaining("3 tasks wait");
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.invokeAll(List.of(tooMuch, tooMuch)));
      assertThat(waiting.getFirst().cancel(false)).isTrue();
      waiting.set(0, Pools.submit(pool, () -> 1));
      gate.open();
      holds.get(40, TimeUnit.SECONDS);
      for (Future<Integer> future : waiting) {
        assertThat(future.get(40, TimeUnit.SECONDS)).isEqualTo(1);
      }
      assertThat(Pools.submit(pool, () -> 2).get(40, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }
}
