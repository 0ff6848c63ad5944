package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pool is an executor service in what users of one expect beyond single calls. */
@Timeout(120)
class LibraryContractTest {

  @TempDir Path folder;

  private record Noted(Tally tally, String word) implements Task<String> {
    @Override
    public String call() throws Exception {
      Thread.sleep(300);
      tally.note(word);
      return word;
    }
  }

  /** A program that submits four tasks; shuts its pool down or not; and ends. */
  static final class Submits {
    private Submits() {}

    public static void main(String[] args) throws Exception {
      ProcessPool pool = ProcessPool.open(Pools.small(2));
      for (int i = 0; i < 4; i++) {
        Future<String> _ = Pools.submit(pool, new Noted(new Tally(args[0]), "job " + i));
      }
      if (args[1].equals("shutdown")) {
        pool.shutdown();
      }
      System.out.println("main returns");
    }
  }

  @Tag("contract")
  @Test
  void workIsFinishedWhenMainReturnsAfterShutdown() throws Exception {
    Tally tally = Tally.in(folder);
    try (OtherJvm jvm = OtherJvm.start(Submits.class, tally.path(), "shutdown")) {
      assertThat(jvm.line()).isEqualTo("main returns");
      assertThat(jvm.exitCode()).isZero();
    }
    assertThat(tally.words()).containsExactlyInAnyOrder("job 0", "job 1", "job 2", "job 3");
  }

  @Test
  void whoReturnsWithoutAShutdownIsToldHowManyTasksAreDropped() throws Exception {
    Tally tally = Tally.in(folder);
    try (OtherJvm jvm = OtherJvm.start(Submits.class, tally.path(), "none")) {
      assertThat(jvm.line()).isEqualTo("main returns");
      assertThat(jvm.line())
          .startsWith("heddle: 4 tasks of a process pool were dropped")
          .contains("shutdown()");
      assertThat(jvm.exitCode()).isZero();
    }
  }

  /** For longer than the ten seconds that anything else of an end may take. */
  @Test
  @Tag("contract")
  void closeWaitsForAllTasksHoweverLongTheyTake() throws Exception {
    Tally tally = Tally.in(folder);
    List<Future<String>> jobs = new ArrayList<>();
    PoolOptions options = Pools.small(1).withCloseLimit(Duration.ZERO);
    try (ProcessPool pool = ProcessPool.open(options)) {
      for (int i = 0; i < 40; i++) {
        jobs.add(Pools.submit(pool, new Noted(tally, "job")));
      }
    }
    assertThat(jobs).allMatch(job -> job.state() == Future.State.SUCCESS);
  }

  @Test
  void closeKillsWhatRunsLongerThanItsLimit() throws Exception {
    Tally tally = Tally.in(folder);
    ProcessPool pool = ProcessPool.open(Pools.small(1).withCloseLimit(Duration.ofMillis(1)));
    Future<Long> holds =
        Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", Gate.in(folder)));
    tally.await("holds");
    pool.close();
    assertThat(causeOf(holds)).isInstanceOf(WorkerCrashedException.class);
    assertThat(pool.treeEnd()).isEqualTo(TreeEnd.WHOLE_TREE);
  }

  @Test
  void aTimeLongPastIsNotWaitedFor() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Long> job =
          Pools.submit(pool, new InFlightWindowTest.Holds(Tally.in(folder), "holds", gate));
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> job.get(Long.MIN_VALUE, TimeUnit.NANOSECONDS));
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> job.get(-10_000_000_000L, TimeUnit.SECONDS));
      gate.open();
      assertThat(job.get(Long.MAX_VALUE, TimeUnit.DAYS)).isPositive();
    }
  }

  @Test
  void whatDependsOnATaskMaySubmitToTheSamePoolAndWait() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Task<Integer> one = () -> 1;
      Task<Integer> two = () -> 2;
      CompletableFuture<Integer> sum =
          pool.submitAsync(one)
              .thenApply(first -> {
                try {
                  return first + pool.submit(two).get(40, TimeUnit.SECONDS);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(sum.get(40, TimeUnit.SECONDS)).isEqualTo(3);
    }
  }

  @Test
  void toCancelWhatSubmitAsyncGaveCancelsTheTask() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Callable<Long> holds = new InFlightWindowTest.Holds(tally, "holds", Gate.in(folder));
      CompletableFuture<Long> job = pool.submitAsync(holds);
      tally.await("holds");
      assertThat(job.cancel(true)).isTrue();
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
      Eventually.isTrue("it is counted", () -> pool.counts().cancelled() == 1);
    }
  }

  @Test
  void theFailureOfATaskIsThatOfItsCompletableFuture() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Task<Integer> bad =
          () -> {
            throw new IllegalStateException("bad");
          };
      assertThat(causeOf(pool.submitAsync(bad))).isInstanceOf(IllegalStateException.class);
    }
  }

  @Tag("contract")
  @Test
  void resultsCanBeTakenAsTheyCome() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      CompletionService<Long> results = pool.completionService();
      Future<Long> slow =
          results.submit(new InFlightWindowTest.Holds(Tally.in(folder), "holds", gate));
      Callable<Long> quick = ProcessPool.callable((Runnable & Serializable) () -> {}, 2L);
      Future<Long> fast = results.submit(quick);
      assertThat(results.take()).isSameAs(fast);
      assertThat(results.poll()).isNull();
      gate.open();
      assertThat(results.poll(20, TimeUnit.SECONDS)).isSameAs(slow);
    }
  }

  @Test
  void aWrapperOfTheJdkIsNamedWithWhatToUseInItsPlace() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Task<Integer> one = () -> 1;
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> new ExecutorCompletionService<Integer>(pool).submit(one))
          .withMessageContaining("ExecutorCompletionService")
          .withMessageContaining("completionService()");
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> CompletableFuture.supplyAsync(() -> 1, pool))
          .withMessageContaining("submitAsync");
      assertThat(causeOf(pool.submit(Executors.callable((Runnable & Serializable) () -> {}))))
          .hasMessageContaining("ProcessPool.callable");
    }
  }

  @Test
  void whatShutdownNowGivesBackCanBeRunHereOrByAnotherPool() throws Exception {
    ProcessPool pool = ProcessPool.open(Pools.small(1));
    Gate gate = Gate.in(folder);
    Tally tally = Tally.in(folder);
    Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
    tally.await("holds");
    long here = Processes.ownPid();
    Future<Long> first = Pools.submit(pool, new Pools.WhoAmI());
    Future<Long> second = Pools.submit(pool, new Pools.WhoAmI());
    List<Runnable> given = pool.shutdownNow();
    assertThat(given).containsExactly((Runnable) first, (Runnable) second);
    try (ProcessPool other = ProcessPool.open(Pools.small(1))) {
      given.get(0).run();
      assertThat(first.get(40, TimeUnit.SECONDS)).isEqualTo(here);
      other.execute(given.get(1));
      assertThat(second.get(40, TimeUnit.SECONDS)).isNotEqualTo(here);
    }
    assertThat(causeOf(holds)).isInstanceOf(WorkerCrashedException.class);
    pool.close();
  }

  @Test
  void aTaskThatItsPoolHasStillCannotBeRunHereNorByAnotherPool() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1));
        ProcessPool other = ProcessPool.open(Pools.small(1))) {
      Future<Long> job =
          Pools.submit(pool, new InFlightWindowTest.Holds(Tally.in(folder), "holds", gate));
      Runnable task = (Runnable) job;
      assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(task::run);
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> other.execute(task));
      gate.open();
      assertThat(job.get(40, TimeUnit.SECONDS)).isPositive();
    }
  }

  @Test
  void aHandlerOfUncaughtExceptionsMayUseThePoolAndWaitForIt() throws Exception {
    BlockingQueue<Object> reported = new LinkedBlockingQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
        try {
          reported.add(Pools.submit(pool, () -> "reported").get(40, TimeUnit.SECONDS));
        } catch (Exception failed) {
          reported.add(failed);
        }
      });
      pool.execute(
          (Runnable & Serializable)
              () -> {
                throw new IllegalStateException("bad");
              });
      assertThat(reported.poll(30, TimeUnit.SECONDS)).isEqualTo("reported");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void whatACommandThrowsInTheSecondPoolIsReportedBeforeThatPoolIsClosed() throws Exception {
    BlockingQueue<String> reported = new LinkedBlockingQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> reported.add(String.valueOf(e.getMessage())));
    try {
      ProcessPool first = ProcessPool.open(Pools.small(1));
      Tally tally = Tally.in(folder);
      Future<Long> _ =
          Pools.submit(first, new InFlightWindowTest.Holds(tally, "holds", Gate.in(folder)));
      tally.await("holds");
      first.execute(
          (Runnable & Serializable)
              () -> {
                throw new IllegalStateException("bad");
              });
      List<Runnable> given = first.shutdownNow();
      first.close();
      try (ProcessPool second = ProcessPool.open(Pools.small(1))) {
        given.forEach(second::execute);
      }
      assertThat(reported).containsExactly("bad");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Tag("contract")
  @Test
  void aTaskMayHaveALimitOfItsOwn() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Callable<Long> endless = new InFlightWindowTest.Holds(Tally.in(folder), "holds", gate);
      Future<Long> late = pool.submit(endless, Duration.ofMillis(300));
      assertThat(causeOf(late))
          .isInstanceOf(DeadlineException.class)
          .hasMessageContaining("300 ms");
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void countsTellWhatBecameOfTasksAndWorkers() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS);
      Task<Integer> dies =
          () -> {
            Runtime.getRuntime().halt(3);
            return 0;
          };
      assertThat(causeOf(pool.submit(dies))).isInstanceOf(WorkerCrashedException.class);
      Pools.submit(pool, () -> 2).get(40, TimeUnit.SECONDS);
      // whoever waits for a result may have it before it is counted
      PoolCounts all = new PoolCounts(0, 0, 2, 1, 1, 0, 1, 0);
      Eventually.isTrue("all is counted", () -> pool.counts().equals(all));
    }
  }

  @Test
  void optionsThatAreNullAreRefused() {
    PoolOptions good = PoolOptions.of(1);
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> good.withTransport(nothing()));
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> good.withWaitPolicy(nothing()));
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> good.withClassPath(nothing()));
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a careless caller gives
  private static <T> T nothing() {
    return null;
  }
}
