package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that wait at a busy worker are as good as tasks that wait in the pool. */
@Timeout(60)
class FlightTest {

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
        for (Future<Long> future : submitBehind(pool, tally)) {
          future.get(20, TimeUnit.SECONDS);
        }
        for (Future<Integer> future : before) {
          future.get(20, TimeUnit.SECONDS);
        }
        assertThat(holds.isDone()).isFalse();
        gate.open();
        holds.get(20, TimeUnit.SECONDS);
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
      for (Future<Long> future : behind) {
        assertThat(future.get(20, TimeUnit.SECONDS)).isNotEqualTo(pid.get());
      }
      assertThat(tally.words().subList(1, 1 + BEHIND)).isEqualTo(namesBehind());
    }
  }

  @Test
  void aTaskBehindManyThatCrashIsNotTakenForOneOfThem() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      for (int i = 0; i < 5; i++) {
        for (Future<Integer> shortOne : Pools.submitShortOnes(pool)) {
          shortOne.get();
        }
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
      for (Future<Long> future : behind) {
        assertThat(future.get(20, TimeUnit.SECONDS)).isPositive();
      }
      assertThat(before).allMatch(future -> future.state() == Future.State.SUCCESS);
      assertThat(tally.words()).hasSize(4 + BEHIND);
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
      long pid = holds.get(20, TimeUnit.SECONDS);
      for (Future<Long> future : behind) {
        if (!future.isCancelled()) {
          assertThat(future.get(20, TimeUnit.SECONDS)).isEqualTo(pid);
        }
      }
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
      for (Future<Long> future : behind) {
        assertThat(future.get(20, TimeUnit.SECONDS)).isNotEqualTo(pid.get());
      }
      assertThat(tally.words().subList(1, 1 + BEHIND)).isEqualTo(namesBehind());
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
      assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo(pid.get());
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
