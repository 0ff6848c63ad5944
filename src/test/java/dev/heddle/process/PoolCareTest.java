package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pool does for its workers beyond running tasks, where it is asked to. */
@Timeout(120)
class PoolCareTest {

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
      long worker = Pools.submit(pool, new Pools.WhoAmI()).get(20, TimeUnit.SECONDS);
      Future<Integer> job = Pools.submit(pool, new Cleans(tally));
      tally.await("runs");
      assertThat(job.cancel(true)).isTrue();
      tally.await("cleaned up");
      assertThat(Pools.submit(pool, new Pools.WhoAmI()).get(20, TimeUnit.SECONDS))
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

  @ParameterizedTest
  @EnumSource
  void aLateTaskThatItsWorkerNeverBeganIsDoneByAnother(Transport transport) throws Exception {
    PoolOptions options =
        Pools.small(1, transport)
            .interruptFor(Duration.ofMillis(300))
            // the other worker, a fresh one, has to be done by then on a busy machine, too
            .withDeadline(Duration.ofSeconds(3));
    for (int bytes : new int[] {1, 4 * MIB}) {
      try (ProcessPool pool = ProcessPool.open(options)) {
        pool.startAll();
        long stopped = pool.workers().getFirst().pid();
        Processes.stop(stopped);
        byte[] given = new byte[bytes];
        Task<Integer> length = () -> given.length;
        // it never reads the large one to its end, so that who writes that waits
        assertThat(Pools.submit(pool, length).get(20, TimeUnit.SECONDS)).isEqualTo(bytes);
        assertThat(Processes.isAlive(stopped)).isFalse();
      }
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
      assertThat(holds.get(20, TimeUnit.SECONDS)).isPositive();
      assertThat(last.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void aSpareWorkerThatNobodyMayHaveAnyMoreEnds() throws Exception {
    PoolOptions options = Pools.small(1).withSpares(1);
    WorkerStarter starter =
        new WorkerStarter(
            options, WorkerCommand.of(options, folder), folder, new ClassTableWriter(), null);
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

  @Test
  void oneThatDoesNotIsKilledAndItsExceptionTellsWhatItsThreadsWereAt() throws Exception {
    PoolOptions options =
        Pools.small(1).interruptFor(Duration.ofMillis(300)).withDeadline(Duration.ofMillis(500));
    try (ProcessPool pool = ProcessPool.open(options)) {
      Future<Integer> job = Pools.submit(pool, new Deaf(Tally.in(folder)));
      assertThat(causeOf(job))
          .isInstanceOf(DeadlineException.class)
          .hasMessageContaining("spinForEver");
      assertThat(Pools.submit(pool, () -> 1).get(20, TimeUnit.SECONDS)).isEqualTo(1);
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

  @Test
  void anInitializerRunsOnceInEachWorkerBeforeItsFirstTask() throws Exception {
    Tally tally = Tally.in(folder);
    PoolOptions options = Pools.small(1).withTasksPerWorker(2);
    try (ProcessPool pool = ProcessPool.open(options.withInitializer(new Prepares(tally)))) {
      for (int i = 0; i < 4; i++) {
        Task<String> asks = () -> System.getProperty("test.ready", "no");
        assertThat(Pools.submit(pool, asks).get(20, TimeUnit.SECONDS)).isEqualTo("yes");
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
          .withMessageContaining("no licence");
      assertThat(causeOf(Pools.submit(pool, () -> 1)))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("no licence");
    }
  }

  /** Keeps so many bytes. */
  private record Hoards(int mebibytes) implements Task<Long> {
    private static final List<byte[]> HOARD = new ArrayList<>();

    @Override
    public Long call() {
      for (int i = 0; i < mebibytes; i++) {
        byte[] more = new byte[MIB - 64];
        Arrays.fill(more, (byte) 1);
        HOARD.add(more);
      }
      return ProcessHandle.current().pid();
    }
  }

  @Test
  void aWorkerWithTooMuchMemoryIsReplacedAfterItsTask() throws Exception {
    PoolOptions options =
        Pools.small(1)
            .withJvmFlags(List.of("-Xmx900m", "-XX:+UseSerialGC"))
            .withMemoryLimits(200L * MIB, 0);
    try (ProcessPool pool = ProcessPool.open(options)) {
      long greedy = Pools.submit(pool, new Hoards(250)).get(20, TimeUnit.SECONDS);
      Eventually.isTrue("it is gone", () -> !Processes.isAlive(greedy));
      assertThat(Pools.submit(pool, new Pools.WhoAmI()).get(20, TimeUnit.SECONDS))
          .isNotEqualTo(greedy);
      assertThat(pool.counts().failed()).isZero();
    }
  }

  private record HoardsAndWaits() implements Task<Long> {
    @Override
    public Long call() throws Exception {
      Long _ = new Hoards(250).call();
      new CountDownLatch(1).await();
      return 0L;
    }
  }

  @Test
  void oneThatTakesTooMuchInATaskIsKilledAndTheTaskFails() throws Exception {
    PoolOptions options =
        Pools.small(1)
            .withJvmFlags(List.of("-Xmx900m", "-XX:+UseSerialGC"))
            .withMemoryLimits(0, 200L * MIB);
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(causeOf(Pools.submit(pool, new HoardsAndWaits())))
          .isInstanceOf(WorkerCrashedException.class)
          .hasMessageContaining("above the memory");
      assertThat(Pools.submit(pool, () -> 1).get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void idleWorkersGoAfterATimeAndComeBackWhenTheyAreNeeded() throws Exception {
    PoolOptions options = Pools.small(2).withIdleLimit(Duration.ofMillis(300));
    try (ProcessPool pool = ProcessPool.open(options)) {
      pool.startAll();
      Eventually.isTrue("all are gone", () -> Pools.processes() == 0);
      assertThat(Pools.submit(pool, () -> 1).get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void aSpareWorkerTakesThePlaceOfOneThatEnds() throws Exception {
    PoolOptions options = Pools.small(1).withSpares(1);
    try (ProcessPool pool = ProcessPool.open(options)) {
      long worker = Pools.submit(pool, new Pools.WhoAmI()).get(20, TimeUnit.SECONDS);
      Eventually.isTrue("a spare one is ready", () -> pool.spares() == 1);
      assertThat(Pools.processes()).isEqualTo(2);
      Processes.signal("KILL", worker);
      assertThat(Pools.submit(pool, new Pools.WhoAmI()).get(20, TimeUnit.SECONDS))
          .isNotEqualTo(worker);
      Eventually.isTrue("another spare one is ready", () -> pool.spares() == 1);
    }
    assertThat(Pools.processes()).isZero();
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
      assertThat(holds.get(20, TimeUnit.SECONDS)).isPositive();
    }
  }

  @Test
  void aJarThatWasRebuiltIsRefusedForNewWorkers() throws Exception {
    Path jar = folder.resolve("tasks.jar");
    Path _ = WorkerJar.build(jar, 1);
    PoolOptions options = Pools.small(1).withClassPath(jar.toString()).withTasksPerWorker(1);
    try (ProcessPool pool = ProcessPool.open(options)) {
      assertThat(Pools.submit(pool, new WorkerJar.Build()).get(20, TimeUnit.SECONDS)).isEqualTo(1);
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
      // who waits for a future may be told a moment before it is counted
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

  @Test
  void honestCrashesDoNotCloseAPool() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      List<Future<Integer>> crashes = new ArrayList<>();
      for (int i = 0; i < 3 * StartRecord.MOST_IN_VAIN; i++) {
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
      assertThat(Pools.submit(pool, () -> 1).get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }
}
