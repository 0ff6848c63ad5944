package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A task that is to end is interrupted first, where a pool is asked to, and killed then. */
@Timeout(120)
class InterruptTest {

  private static final int MIB = 1 << 20;

  @TempDir Path folder;

  /** Waits until it is interrupted, and cleans up then. */
  private record Cleans(Tally tally) implements Task<Integer> {
    @Override
    public Integer call() throws Exception {
      tally.note("runs");
      try {
        new CountDownLatch(1).await();
      } finally {
        tally.note("cleaned up");
      }
      return 0;
    }
  }

  /** Computes for ever, whoever interrupts it. */
  private record Deaf(Tally tally) implements Task<Integer> {
    @Override
    public Integer call() {
      tally.note("runs");
      return spinForEver();
    }

    @SuppressWarnings("InfiniteLoop") // that is what it is for
    private static int spinForEver() {
      while (true) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aTaskThatEndsWhenItIsInterruptedCostsNoWorker() throws Exception {
    Tally tally = Tally.in(folder);
    PoolOptions options = Pools.small(1).interruptFor(Duration.ofSeconds(30));
    try (ProcessPool pool = ProcessPool.open(options)) {
      long worker = Pools.submit(pool, new Pools.WhoAmI()).get(40, TimeUnit.SECONDS);
      Future<Integer> job = Pools.submit(pool, new Cleans(tally));
      tally.await("runs");
      assertThat(job.cancel(true)).isTrue();
      tally.await("cleaned up");
      assertThat(Pools.submit(pool, new Pools.WhoAmI()).get(40, TimeUnit.SECONDS))
          .isEqualTo(worker);
    }
  }

  @Test
  void oneThatIsCancelledRightAfterAnotherIsInterruptedToo() throws Exception {
    Tally first = Tally.in(Files.createDirectory(folder.resolve("first")));
    Tally second = Tally.in(Files.createDirectory(folder.resolve("second")));
    PoolOptions options = Pools.small(1).interruptFor(Duration.ofMinutes(5));
    try (ProcessPool pool = ProcessPool.open(options)) {
      Future<Integer> one = Pools.submit(pool, new Cleans(first));
      first.await("runs");
      assertThat(one.cancel(true)).isTrue();
      Future<Integer> other = Pools.submit(pool, new Cleans(second));
      second.await("runs");
      assertThat(other.cancel(true)).isTrue();
      second.await("cleaned up");
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource
  void aLateTaskThatItsWorkerNeverBeganIsDoneByAnother(Transport transport) throws Exception {
    PoolOptions options =
        Pools.small(1, transport)
            .interruptFor(Duration.ofMillis(300))
            // the other worker, a fresh one, has to be done by then on a busy machine, too
            .withDeadline(Duration.ofSeconds(5));
    // side by side: both do little but wait for the deadline
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> plays =
          List.of(() -> doneByAnother(options, 1), () -> doneByAnother(options, 4 * MIB));
      for (Future<Integer> play : both.invokeAll(plays)) {
        assertThat(play.get()).isPositive();
      }
    }
  }

  private static int doneByAnother(PoolOptions options, int bytes) throws Exception {
    try (ProcessPool pool = ProcessPool.open(options)) {
      pool.startAll();
      long stopped = pool.workers().getFirst().pid();
      Processes.stop(stopped);
      byte[] given = new byte[bytes];
      Task<Integer> length = () -> given.length;
      // it never reads the large one to its end, so that whoever writes that waits
      assertThat(Pools.submit(pool, length).get(40, TimeUnit.SECONDS)).isEqualTo(bytes);
      assertThat(Processes.isAlive(stopped)).isFalse();
      return bytes;
    }
  }

  @Test
  void aTaskThatIsCancelledBehindAnotherWaitsNoMore() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      // all three wait when the worker is ready, and the second is sent to it with the first
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      Future<Integer> behind = Pools.submit(pool, () -> 1);
      Future<Integer> last = Pools.submit(pool, () -> 2);
      tally.await("holds");
      assertThat(behind.cancel(false)).isTrue();
      assertThat(pool.counts().queued()).isEqualTo(1);
      gate.open();
      assertThat(holds.get(40, TimeUnit.SECONDS)).isPositive();
      assertThat(last.get(40, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void aLateTaskThatEndsWhenItIsInterruptedIsLateAllTheSame() throws Exception {
    Tally tally = Tally.in(folder);
    PoolOptions options =
        Pools.small(1).interruptFor(Duration.ofSeconds(30)).withDeadline(Duration.ofMillis(500));
    try (ProcessPool pool = ProcessPool.open(options)) {
      Future<Integer> job = Pools.submit(pool, new Cleans(tally));
      assertThat(causeOf(job))
          .isInstanceOf(DeadlineException.class)
          .hasMessageContaining("when it was interrupted");
      tally.await("cleaned up");
    }
  }

  @Tag("contract")
  @Test
  void oneThatDoesNotIsKilledAndItsExceptionTellsWhatItsThreadsWereAt() throws Exception {
    PoolOptions options = Pools.small(1).interruptFor(Duration.ofMillis(300));
    try (ProcessPool pool = ProcessPool.open(options)) {
      Deaf deaf = new Deaf(Tally.in(folder));
      Future<Integer> job = pool.submit(deaf, Duration.ofMillis(500));
      assertThat(causeOf(job))
          .isInstanceOf(DeadlineException.class)
          .hasMessageContaining("spinForEver");
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void shutdownNowInterruptsFirstWhereThatIsWanted() throws Exception {
    Tally tally = Tally.in(folder);
    PoolOptions options = Pools.small(1).interruptFor(Duration.ofSeconds(30));
    ProcessPool pool = ProcessPool.open(options);
    Future<Integer> job = Pools.submit(pool, new Cleans(tally));
    tally.await("runs");
    assertThat(pool.shutdownNow()).isEmpty();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(tally.words()).contains("cleaned up");
    assertThat(causeOf(job)).isInstanceOf(InterruptedException.class);
  }
}
