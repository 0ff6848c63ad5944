package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pool does for its workers beyond running tasks, where it is asked to. */
@Timeout(120)
class PoolCareTest {

  @TempDir Path folder;

  @Test
  void anInitializerRunsOnceInEachWorkerBeforeItsFirstTask() throws Exception {
    Tally tally = Tally.in(folder);
    PoolOptions options = Pools.small(1).withTasksPerWorker(2);
    try (ProcessPool pool = ProcessPool.open(options.withInitializer(new Prepares(tally)))) {
      for (int i = 0; i < 4; i++) {
        Task<String> asks = () -> System.getProperty("test.ready", "no");
        assertThat(Pools.submit(pool, asks).get(40, TimeUnit.SECONDS)).isEqualTo("yes");
      }
    }
    assertThat(tally.count("prepared")).isEqualTo(2);
  }

  private record Prepares(Tally tally) implements Runnable, Serializable {
    @Override
    public void run() {
      System.setProperty("test.ready", "yes");
      tally.note("prepared");
    }
  }

  private record Refuses() implements Runnable, Serializable {
    @Override
    public void run() {
      throw new IllegalStateException("no licence");
    }
  }

  @Test
  void theFailureOfAnInitializerIsToldToWhoWaitsForAWorker() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withInitializer(new Refuses()))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(pool::startAll)
          .withMessageContaining("initializer")
          .withMessageContaining("no licence; mend it, or open the pool without one");
      assertThat(causeOf(Pools.submit(pool, () -> 1)))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("no licence");
    }
  }

  @Tag("contract")
  @Test
  void idleWorkersGoAfterATimeAndComeBackWhenTheyAreNeeded() throws Exception {
    PoolOptions options = Pools.small(2).withIdleLimit(Duration.ofMillis(300));
    try (ProcessPool pool = ProcessPool.open(options)) {
      pool.startAll();
      Eventually.isTrue("all are gone", () -> Pools.processes() == 0);
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void aSpareWorkerTakesThePlaceOfOneThatEnds() throws Exception {
    PoolOptions options = Pools.small(1).withSpares(1);
    try (ProcessPool pool = ProcessPool.open(options)) {
      long worker = Pools.submit(pool, new Pools.WhoAmI()).get(40, TimeUnit.SECONDS);
      Eventually.isTrue("a spare one is ready", () -> pool.spares() == 1);
      assertThat(Pools.processes()).isEqualTo(2);
      Processes.signal("KILL", worker);
      assertThat(Pools.submit(pool, new Pools.WhoAmI()).get(40, TimeUnit.SECONDS))
          .isNotEqualTo(worker);
      Eventually.isTrue("another spare one is ready", () -> pool.spares() == 1);
    }
    assertThat(Pools.processes()).isZero();
  }

  @Test
  void aSpareWorkerThatNobodyMayHaveAnyMoreEnds() throws Exception {
    PoolOptions options = Pools.small(1).withSpares(1);
    WorkerStarter starter =
        new WorkerStarter(options, WorkerCommand.of(options, folder), folder, null);
    PoolWorker first = starter.start(worker -> {});
    Eventually.isTrue("a spare one is ready", () -> starter.spares() == 1);
    assertThatExceptionOfType(WorkerStartException.class)
        .isThrownBy(() ->
            starter.start(worker -> {
              throw new WorkerStartException("the pool was shut down", false);
            }));
    starter.close();
    first.kill();
    first.reap(false);
    Eventually.isTrue("none is left", () -> Pools.processes() == 0);
  }

  @Test
  void aTaskThatWaitsTooLongForAWorkerFailsAndIsNotStarted() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    PoolOptions options = Pools.small(1).withQueueLimit(Duration.ofMillis(200));
    try (ProcessPool pool = ProcessPool.open(options)) {
      pool.startAll();
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      tally.await("holds");
      // the next one is sent ahead to the worker, where it waits, too
      List<Future<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        waiting.add(
            Pools.submit(
                pool,
                () -> {
                  tally.note("ran");
                  return 1;
                }));
      }
      assertThat(causeOf(waiting.getLast()))
          .isInstanceOf(QueueLimitException.class)
          .hasMessageContaining("200 ms");
      gate.open();
      assertThat(holds.get(40, TimeUnit.SECONDS)).isPositive();
    }
  }

  @Test
  void aJarThatWasRebuiltIsRefusedForNewWorkers() throws Exception {
    Path jar = folder.resolve("tasks.jar");
    Path _ = WorkerJar.build(jar, 1);
    PoolOptions options = Pools.small(1).withClassPath(jar.toString()).withTasksPerWorker(1);
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(Pools.submit(pool, new WorkerJar.Build()).get(40, TimeUnit.SECONDS)).isEqualTo(1);
      Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH.plusSeconds(1)));
      assertThat(causeOf(Pools.submit(pool, new WorkerJar.Build())))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("tasks.jar")
          .hasMessageContaining("start the program anew");
    }
  }

  @Test
  void notAllWorkersAreReplacedAtTheSameTime() {
    PoolOptions options = PoolOptions.of(4).withTasksPerWorker(100);
    PoolState state = new PoolState(options, slot -> {});
    List<Integer> first =
        state.slots().stream().map(WorkerSlot::tasksOfFirstWorker).distinct().toList();
    assertThat(first).hasSize(4).allMatch(tasks -> tasks > 50 && tasks <= 100);
  }

  @Test
  void aSupervisorThatIsAboutToGoStaysForWhoWantsItsWorkerMeanwhile() {
    List<WorkerSlot> hired = new ArrayList<>();
    PoolState state =
        new PoolState(
            Pools.small(1),
            slot -> {
              if (!hired.isEmpty()) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              hired.add(slot);
            });
    try (PoolState.Held _ = state.hold()) {
      WorkerSlot slot = state.slots().getFirst();
      state.wake(slot);
      assertThat(state.leave(slot)).isFalse();
      assertThat(slot.isKept()).isTrue();
      slot.enter(WorkerSlot.Phase.COLD);
      assertThat(state.leave(slot)).isTrue();
      assertThat(slot.isKept()).isFalse();
    }
  }

  @Test
  void aPoolWhoseWorkersEndBeforeTheyDoAnythingStopsTryingAndSaysWhy() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withInitializer(new DiesSoon()))) {
      List<Future<Integer>> jobs = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        jobs.add(Pools.submit(pool, () -> 1));
      }
      for (Future<Integer> job : jobs) {
        assertThat(causeOf(job)).isInstanceOf(Exception.class);
      }
      // whoever waits for a future may be told a moment before it is counted
      Eventually.isTrue("all are counted", () -> pool.counts().failed() == 100);
      assertThat(causeOf(jobs.getLast())).hasMessageContaining("worker");
      assertThat(pool.started()).isLessThan(40);
    }
  }

  /** Ends its worker as soon as it can. */
  private record DiesSoon() implements Runnable, Serializable {
    @Override
    public void run() {
      Runtime.getRuntime().halt(9);
    }
  }

  @Tag("contract")
  @Test
  void honestCrashesDoNotCloseAPool() throws Exception {
    goesOnAfterCrashes(StartRecord.MOST_IN_VAIN + 2);
  }

  @Test
  @Tag("contract")
  void manyHonestCrashesDoNotCloseAPool() throws Exception {
    goesOnAfterCrashes(3 * StartRecord.MOST_IN_VAIN);
  }

  private static void goesOnAfterCrashes(int many) throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      List<Future<Integer>> crashes = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        Task<Integer> dies =
            () -> {
              Runtime.getRuntime().halt(9);
              return 0;
            };
        crashes.add(Pools.submit(pool, dies));
      }
      for (Future<Integer> crash : crashes) {
        assertThat(Outcome.causeOf(crash)).isInstanceOf(WorkerCrashedException.class);
      }
      assertThat(Pools.submit(pool, () -> 1).get(40, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }
}
