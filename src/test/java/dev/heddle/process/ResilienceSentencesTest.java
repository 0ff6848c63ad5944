package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static dev.heddle.process.Outcome.resultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.process.Mishap.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No fault of one task keeps a pool from its other tasks, its end, or its answer. */
@Contract
class ResilienceSentencesTest extends ContractCase {

  private static final Task<Integer> ONE = () -> 1;

  static Stream<Arguments> faults() {
    List<Fault> faults =
        List.of(
            Fault.ERROR,
            Fault.EXIT,
            Fault.HALT,
            Fault.SIGKILL,
            Fault.SIGSEGV,
            Fault.OUT_OF_MEMORY,
            Fault.STACK_OVERFLOW);
    return faults.stream()
        .flatMap(fault ->
            Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.READING_THE_RESULT)
                .map(stage -> Arguments.of(fault, stage)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aPoolThatIsShutDownDoesTheRestOfItsTasksAfterA(Fault fault, Stage stage) throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    ProcessPool pool = open(2);
    Future<Long> bystander = occupy(pool, gate);
    Future<Object> struck = pool.submit(new Mishap(fault, stage, tally));
    List<Future<Long>> behind = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      behind.add(Pools.submit(pool, new InFlightWindowTest.Notes(tally, "behind")));
    }
    pool.shutdown();
    Throwable cause = causeOf(struck);
    if (cause instanceof WorkerCrashedException crash) {
      boolean _ = Processes.crashReport(crash.pid()).toFile().delete();
    }
    assertThat(resultsOf(behind)).hasSize(10);
    gate.open();
    assertThat(resultOf(bystander)).isPositive();
    pool.close();
    assertThat(tally.count(fault.name())).isEqualTo(1);
    assertThat(tally.count("behind")).isEqualTo(10);
  }

  @Test
  void manyTasksThatKillTheirWorkersFailOneByOneAndTheRestIsDone() throws Exception {
    try (ProcessPool pool = open(2)) {
      List<Future<Integer>> dead = new ArrayList<>();
      List<Future<Integer>> good = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Task<Integer> dies =
            () -> {
              Runtime.getRuntime().halt(3);
              return 0;
            };
        dead.add(Pools.submit(pool, dies));
        for (int n = 0; n < 20; n++) {
          good.add(Pools.submit(pool, ONE));
        }
      }
      assertThat(resultsOf(good)).hasSize(120).containsOnly(1);
      for (Future<Integer> crash : dead) {
        assertThat(causeOf(crash)).isInstanceOf(WorkerCrashedException.class);
      }
    }
  }

  @Test
  void aCrashAmongLargeTasksLosesNoneOfThem() throws Exception {
    byte[] large = new byte[4 << 20];
    Arrays.fill(large, (byte) 3);
    try (ProcessPool pool = open(2)) {
      List<Future<Integer>> jobs = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        jobs.add(Pools.submit(pool, () -> large.length + large[large.length / 2]));
        if (i == 3) {
          Task<Integer> dies =
              () -> {
                Runtime.getRuntime().halt(large.length > 0 ? 3 : 0);
                return 0;
              };
          assertThat(causeOf(pool.submit(dies))).isInstanceOf(WorkerCrashedException.class);
        }
      }
      assertThat(resultsOf(jobs)).hasSize(12).containsOnly(large.length + 3);
    }
  }

  @Test
  void allWorkersThatAreKilledAtOnceAreReplaced() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(2)) {
      Gate gate = Gate.in(folder);
      Future<Long> first = Pools.submit(pool, holding(tally, "first", gate));
      Future<Long> second = Pools.submit(pool, holding(tally, "second", gate));
      tally.await("first");
      tally.await("second");
      Future<Integer> waits = Pools.submit(pool, ONE);
      for (WorkerJvm worker : pool.workers()) {
        Processes.signal("KILL", worker.pid());
      }
      assertThat(causeOf(first)).isInstanceOf(WorkerCrashedException.class);
      assertThat(causeOf(second)).isInstanceOf(WorkerCrashedException.class);
      assertThat(resultOf(waits)).isEqualTo(1);
    }
  }

  @Test
  void aWorkerThatIsAskedToEndFromOutsideCostsItsTaskAlone() throws Exception {
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = open(1)) {
      Future<Long> running = occupy(pool, gate);
      Processes.signal("TERM", pool.workers().getFirst().pid());
      assertThat(causeOf(running)).isInstanceOf(WorkerCrashedException.class);
      assertThat(resultOf(Pools.submit(pool, ONE))).isEqualTo(1);
    }
  }

  @Test
  void aPoolMayHaveItsEndWhileItsWorkersStart() throws Exception {
    for (int i = 0; i < 3; i++) {
      ProcessPool pool = open(2);
      Future<Integer> job = Pools.submit(pool, ONE);
      List<Runnable> given = pool.shutdownNow();
      pool.close();
      assertThat(given.size() == 1 || job.isDone()).isTrue();
    }
  }

  @Test
  void aTaskMayOpenAPoolOfItsOwn() throws Exception {
    try (ProcessPool pool = open(1)) {
      Wiring same = wiring;
      Task<Integer> nests =
          () -> {
            try (ProcessPool inner = ProcessPool.open(same.options(1))) {
              return 1 + resultOf(Pools.submit(inner, ONE));
            }
          };
      assertThat(resultOf(Pools.submit(pool, nests))).isEqualTo(2);
    }
  }

  @Test
  void largeTasksAndResultsOfSeveralThreadsArriveWhole() throws Exception {
    try (ProcessPool pool = open(2)) {
      List<FutureTask<Boolean>> clients = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        byte[] sent = new byte[3 << 20];
        Arrays.fill(sent, (byte) i);
        FutureTask<Boolean> client =
            new FutureTask<>(() -> {
              for (int n = 0; n < 4; n++) {
                byte[] back = resultOf(Pools.submit(pool, () -> sent));
                if (!Arrays.equals(sent, back)) {
                  return false;
                }
              }
              return true;
            });
        clients.add(client);
        Thread.ofPlatform().start(client);
      }
      for (FutureTask<Boolean> client : clients) {
        assertThat(resultOf(client)).isTrue();
      }
    }
  }

  @Test
  void aLateTaskIsEndedAndThoseThatWaitedForItAreNotLate() throws Exception {
    // shorter than it waits, and longer than it takes on a busy machine
    PoolOptions limited = wiring.options(1).withDeadline(Duration.ofSeconds(5));
    Duration each = Duration.ofSeconds(3);
    try (ProcessPool pool = ProcessPool.open(limited)) {
      Task<Integer> endless =
          () -> {
            new CountDownLatch(1).await();
            return 0;
          };
      Future<Integer> late = pool.submit(endless, each);
      Future<Integer> alsoLate = pool.submit(endless, each);
      Future<Integer> behind = Pools.submit(pool, ONE);
      assertThat(causeOf(late)).isInstanceOf(DeadlineException.class);
      assertThat(causeOf(alsoLate)).isInstanceOf(DeadlineException.class);
      assertThat(resultOf(behind)).isEqualTo(1);
    }
  }

  @Test
  void aTasksOwnLimitHoldsWhileThePoolIsDrained() throws Exception {
    ProcessPool pool = open(1);
    Task<Integer> endless =
        () -> {
          new CountDownLatch(1).await();
          return 0;
        };
    Future<Integer> late = pool.submit(endless, Duration.ofMillis(500));
    Future<Integer> behind = Pools.submit(pool, ONE);
    pool.close();
    assertThat(causeOf(late)).isInstanceOf(DeadlineException.class);
    assertThat(behind.resultNow()).isEqualTo(1);
  }

  @Test
  void anInitializerHasRunBeforeEveryTaskAlsoInAReplacement() throws Exception {
    Chore sets = () -> System.setProperty("initialized", "yes");
    try (ProcessPool pool = ProcessPool.open(wiring.options(1).withInitializer(sets))) {
      Task<String> asks = () -> System.getProperty("initialized", "no");
      assertThat(resultOf(Pools.submit(pool, asks))).isEqualTo("yes");
      Task<Integer> dies =
          () -> {
            Runtime.getRuntime().halt(3);
            return 0;
          };
      assertThat(causeOf(pool.submit(dies))).isInstanceOf(WorkerCrashedException.class);
      assertThat(resultOf(Pools.submit(pool, asks))).isEqualTo("yes");
    }
  }

  @Test
  void anInitializerThatFailsFailsTheTasksAndThePoolEnds() throws Exception {
    Chore fails =
        () -> {
          throw new IllegalStateException("no model here");
        };
    try (ProcessPool pool = ProcessPool.open(wiring.options(1).withInitializer(fails))) {
      Future<Integer> job = Pools.submit(pool, ONE);
      assertThat(causeOf(job))
          .isInstanceOf(WorkerStartException.class)
          .hasMessageContaining("no model here");
    }
  }

  @Test
  void workersOfOneTaskEachAreAsManyProcessesAsTasks() throws Exception {
    try (ProcessPool pool = ProcessPool.open(wiring.options(2).withTasksPerWorker(1))) {
      List<Future<Long>> pids = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        pids.add(Pools.submit(pool, new Pools.WhoAmI()));
      }
      pool.shutdown();
      assertThat(resultsOf(pids)).doesNotHaveDuplicates();
    }
  }
}
