package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static dev.heddle.process.Outcome.resultOf;
import static dev.heddle.process.Outcome.resultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that wait at a busy worker are as good as tasks that wait in the pool. */
@Timeout(120)
class InFlightWindowTest {

  private static final int BEHIND = 12;

  @TempDir Path folder;

  /** Notes its start, then waits until it may end; gives its worker. */
  record Holds(Tally tally, String name, Gate gate) implements Task<Long> {
    @Override
    public Long call() {
      tally.note(name);
      gate.pass();
      return Processes.ownPid();
    }
  }

  /** Notes its start, then ends its worker at once when it may. */
  private record Halts(Tally tally, Gate gate) implements Task<Integer> {
    @Override
    public Integer call() {
      tally.note("halts");
      gate.pass();
      Runtime.getRuntime().halt(7);
      return 0;
    }
  }

  /** Notes that it ran; gives its worker. */
  record Notes(Tally tally, String name) implements Task<Long> {
    @Override
    public Long call() {
      tally.note(name);
      return Processes.ownPid();
    }
  }

  private static List<Future<Long>> submitBehind(ProcessPool pool, Tally tally) {
    List<Future<Long>> futures = new ArrayList<>();
    for (String name : namesBehind()) {
      futures.add(Pools.submit(pool, new Notes(tally, name)));
    }
    return futures;
  }

  private static List<String> namesBehind() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= BEHIND; i++) {
      names.add("behind " + i);
    }
    return names;
  }

  /** Lets a pool of one worker run a task that holds it, with others right behind. */
  private static Future<Long> hold(ProcessPool pool, Tally tally, Gate gate) {
    Pools.submitShortOnes(pool);
    return Pools.submit(pool, new Holds(tally, "holds", gate));
  }

  private static void assertRanElsewhereInOrder(List<Future<Long>> behind, long pid, Tally tally)
      throws Exception {
    assertThat(resultsOf(behind)).doesNotContain(pid);
    assertThat(tally.words().subList(1, 1 + BEHIND)).isEqualTo(namesBehind());
  }

  @Test
  void noTaskWaitsBehindALongOneWhileAnotherWorkerIsIdle() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      pool.startAll();
      Pools.submitShortOnes(pool);
      for (int round = 0; round < 10; round++) {
        Tally tally = Tally.in(folder);
        Gate gate = Gate.in(folder);
        List<Future<Integer>> before = new ArrayList<>();
        for (int i = 0; i < round * 5; i++) {
          before.add(Pools.submit(pool, () -> 0));
        }
        Future<Long> holds = Pools.submit(pool, new Holds(tally, "holds", gate));
        resultsOf(submitBehind(pool, tally));
        resultsOf(before);
        assertThat(holds.isDone()).isFalse();
        gate.open();
        resultOf(holds);
        assertThat(tally.words()).hasSize(1 + BEHIND);
      }
    }
  }

  @Test
  void whatACrashedWorkerHadNotStartedRunsOnInOrder() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Long> pid = Pools.submit(pool, Processes::ownPid);
      Future<Long> holds = hold(pool, tally, gate);
      List<Future<Long>> behind = submitBehind(pool, tally);
      tally.await("holds");
      Processes.signal("KILL", pid.get());
      assertThat(causeOf(holds)).isInstanceOf(WorkerCrashedException.class);
      assertRanElsewhereInOrder(behind, pid.get(), tally);
    }
  }

  @Tag("contract")
  @Test
  void aTaskBehindManyThatCrashIsNotTakenForOneOfThem() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      for (int i = 0; i < 5; i++) {
        resultsOf(Pools.submitShortOnes(pool));
      }
      List<Future<Integer>> before = Pools.submitShortOnes(pool);
      List<Future<Object>> crashes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        crashes.add(pool.submit(new Mishap(Fault.HALT, Mishap.Stage.RUNNING, tally)));
      }
      List<Future<Long>> behind = submitBehind(pool, tally);
      for (Future<Object> crash : crashes) {
        assertThat(causeOf(crash)).isInstanceOf(WorkerCrashedException.class);
      }
      assertThat(resultsOf(behind)).hasSize(BEHIND);
      assertThat(before).allMatch(future -> future.state() == Future.State.SUCCESS);
      assertThat(tally.words()).hasSize(4 + BEHIND);
    }
  }

  @Test
  void whatWaitsBehindALongTaskHasAWorkerStartedWhenTheIdleOneEnds() throws Exception {
    Tally tally = Tally.in(folder);
    Gate first = Gate.in(folder);
    Gate second = Gate.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      Future<Long> opens = Pools.submit(pool, new Holds(tally, "opens", first));
      tally.await("opens");
      Future<Integer> halts = Pools.submit(pool, new Halts(tally, second));
      tally.await("halts");
      Future<Long> holds = Pools.submit(pool, new Holds(tally, "holds", gate));
      Future<Long> behind = Pools.submit(pool, new Notes(tally, "behind"));
      first.open();
      tally.await("holds");
      Eventually.isTrue("one waits, sent or not", () -> pool.counts().queued() == 1);
      second.open();
      assertThat(causeOf(halts)).isInstanceOf(WorkerCrashedException.class);
      assertThat(resultOf(behind)).isNotEqualTo(resultOf(opens));
      assertThat(holds.isDone()).isFalse();
      gate.open();
      assertThat(resultOf(holds)).isEqualTo(resultOf(opens));
    }
  }

  @Test
  void cancellingAWaitingTaskHarmsNeitherItsWorkerNorItsNeighbours() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Long> holds = hold(pool, tally, gate);
      List<Future<Long>> behind = submitBehind(pool, tally);
      tally.await("holds");
      List<String> expected = new ArrayList<>(namesBehind());
      for (int i = BEHIND - 1; i >= 0; i -= 2) {
        assertThat(behind.get(i).cancel(true)).isTrue();
        expected.remove(i);
      }
      gate.open();
      long pid = resultOf(holds);
      behind.removeIf(Future::isCancelled);
      assertThat(resultsOf(behind)).containsOnly(pid);
      assertThat(Pools.submit(pool, Processes::ownPid).get()).isEqualTo(pid);
      assertThat(tally.words().subList(1, tally.words().size())).isEqualTo(expected);
    }
  }

  @Test
  void cancellingTheRunningTaskLetsThoseBehindItRunInOrderElsewhere() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Long> pid = Pools.submit(pool, Processes::ownPid);
      Future<Long> holds = hold(pool, tally, gate);
      List<Future<Long>> behind = submitBehind(pool, tally);
      tally.await("holds");
      assertThat(holds.cancel(true)).isTrue();
      assertRanElsewhereInOrder(behind, pid.get(), tally);
      Eventually.isTrue("the worker is gone", () -> !Processes.isAlive(pid.get()));
    }
  }

  @Test
  void cancellingARunningTaskSoftlyLetsItRunToItsEnd() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Long> pid = Pools.submit(pool, Processes::ownPid);
      Future<Long> holds = hold(pool, tally, gate);
      tally.await("holds");
      assertThat(holds.cancel(false)).isTrue();
      Future<Long> next = Pools.submit(pool, new Notes(tally, "next"));
      assertThat(tally.words()).containsExactly("holds");
      gate.open();
      assertThat(resultOf(next)).isEqualTo(pid.get());
    }
  }

  @Test
  void shutdownNowGivesBackWhatWaitsAtAWorkerInTheOrderOfSubmission() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Long> holds = hold(pool, tally, gate);
      List<Future<Long>> behind = submitBehind(pool, tally);
      tally.await("holds");
      List<Runnable> never = pool.shutdownNow();
      assertThat(never).map(Object.class::cast).isEqualTo(behind);
      assertThat(causeOf(holds)).hasMessageContaining("was ended by the shutdown of its pool");
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThat(tally.words()).containsExactly("holds");
    }
  }
}
