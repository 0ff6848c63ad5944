package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A task that takes too long costs itself, its worker and what it started. */
@Timeout(120)
class DeadlineTest {

  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** That of a pool which no task of a fresh worker misses on a busy machine. */
  private static final Duration OF_ALL = Duration.ofSeconds(5);

  @TempDir Path folder;

  /** Starts a child and never ends. */
  record Overruns(Tally tally) implements Task<Integer> {
    @Override
    public Integer call() throws Exception {
      Process child = new ProcessBuilder("sleep", "300").start();
      tally.note(Long.toString(child.pid()));
      tally.note("runs");
      new CountDownLatch(1).await();
      return 0;
    }
  }

  @Tag("contract")
  @Test
  void theOthersRunElsewhereAndNothingOfItIsLeft() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withDeadline(OF_ALL))) {
      long pid = Pools.submit(pool, Processes::ownPid).get();
      List<Future<Integer>> before = Pools.submitShortOnes(pool);
      Future<Integer> late = Pools.submit(pool, new Overruns(tally));
      List<Future<Long>> behind = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        behind.add(Pools.submit(pool, Processes::ownPid));
      }
      assertThat(causeOf(late))
          .isInstanceOfSatisfying(DeadlineException.class, e -> assertThat(e.pid()).isEqualTo(pid))
          .hasMessageMatching(
              "task \\d+ \\(dev.heddle.process.DeadlineTest\\$Overruns\\) ran for longer than the"
                  + " 5000 ms that the pool allows; its worker "
                  + pid
                  + " was killed");
      for (Future<Long> future : behind) {
        assertThat(future.get(40, TimeUnit.SECONDS)).isNotEqualTo(pid);
      }
      assertThat(before).allMatch(future -> future.state() == Future.State.SUCCESS);
      assertThat(tally.words()).hasSize(2);
      long child = Long.parseLong(tally.words().getFirst());
      Eventually.isTrue("the child is gone", () -> !Processes.isAlive(child));
      Eventually.isTrue("the worker is gone", () -> !Processes.isAlive(pid));
    }
  }

  @Test
  void theNextTaskDoesNotWaitForIt() throws Exception {
    Tally tally = Tally.in(folder);
    Duration longer = Duration.ofSeconds(50);
    try (ProcessPool pool = ProcessPool.open(Pools.small(2).withDeadline(longer))) {
      Future<Integer> late = Pools.submit(pool, new Overruns(tally));
      tally.await("runs");
      for (int i = 0; i < 20; i++) {
        assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
      }
      assertThat(late.isDone()).isFalse();
      assertThat(late.cancel(true)).isTrue();
    }
  }

  @Tag("contract")
  @Test
  void tasksThatAreShortEachMayTakeLongTogether() throws Exception {
    Duration shorter = Duration.ofSeconds(3);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withDeadline(shorter))) {
      // the first task of a worker may take long on a busy machine
      assertThat(pool.submit((Task<Integer>) () -> 1, OF_ALL.multipliedBy(8)).get()).isEqualTo(1);
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        futures.add(
            Pools.submit(
                pool,
                () -> {
                  new CountDownLatch(1).await(150, TimeUnit.MILLISECONDS);
                  return 1;
                }));
      }
      for (Future<Integer> future : futures) {
        assertThat(future.get(40, TimeUnit.SECONDS)).isEqualTo(1);
      }
    }
  }

  /** A result that is never read to its end, except where it was made. */
  static final class Endless implements Serializable {
    private static final long serialVersionUID = 1;

    private void readObject(ObjectInputStream in) throws IOException {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }
  }

  /**
   * How answers come back: over a socket, to a caller who sleeps, to one who looks for them
   * himself.
   */
  static Stream<PoolOptions> ways() {
    PoolOptions memory = Pools.small(1).withTransport(Transport.SHARED_MEMORY);
    return Stream.of(Pools.small(1), memory, memory.withWaitPolicy(WaitPolicy.SPIN_THEN_PARK));
  }

  @Tag("contract")
  @ParameterizedTest
  @MethodSource("ways")
  void aResultThatIsNeverReadCostsItselfAlone(PoolOptions options) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      long pid = Pools.submit(pool, Processes::ownPid).get();
      Future<Endless> endless = pool.submit((Task<Endless>) Endless::new, DEADLINE);
      Future<Long> behind = Pools.submit(pool, Processes::ownPid);
      // without a limit of its own, so that nothing but the deadline can end it
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(endless::get)
          .withCauseInstanceOf(DeadlineException.class)
          .withMessageContaining("is done, but its answer takes longer than the 2000 ms");
      assertThat(behind.get(40, TimeUnit.SECONDS)).isEqualTo(pid);
      Future<Endless> unwanted = pool.submit((Task<Endless>) Endless::new, DEADLINE);
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
      unwanted.cancel(true);
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @MethodSource("ways")
  void whoWaitsForAResultThatIsNeverReadCanGiveUp(PoolOptions options) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      long pid = Pools.submit(pool, Processes::ownPid).get();
      Future<Endless> endless = Pools.submit(pool, Endless::new);
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> endless.get(200, TimeUnit.MILLISECONDS));
      endless.cancel(true);
      assertThat(Pools.submit(pool, Processes::ownPid).get(40, TimeUnit.SECONDS)).isEqualTo(pid);
    }
  }

  @Tag("contract")
  @Test
  void aStoppedWorkerIsLateAlsoWhenTheTaskItWouldSkipComesFirst() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      for (Future<Integer> warm : Pools.submitShortOnes(pool)) {
        assertThat(warm.get(40, TimeUnit.SECONDS)).isZero();
      }
      long pid = Pools.submit(pool, Processes::ownPid).get(40, TimeUnit.SECONDS);
      Processes.stop(pid);
      Future<Long> first = pool.submit((Task<Long>) Processes::ownPid, DEADLINE);
      Future<Long> second = Pools.submit(pool, Processes::ownPid);
      assertThat(first.cancel(false)).isTrue();
      assertThat(second.get(40, TimeUnit.SECONDS)).isNotEqualTo(pid);
    }
  }
}
