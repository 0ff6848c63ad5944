package dev.heddle.process;

import static dev.heddle.process.Outcome.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link java.util.concurrent.Executor} says of commands. */
@Contract
class ExecutorSentencesTest extends ContractCase {

  private static Chore note(Tally tally, String word) {
    return () -> tally.note(word);
  }

  @Test
  void aCommandIsRunOnceAtSomeTime() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(2)) {
      for (int i = 0; i < 20; i++) {
        pool.execute(note(tally, "command " + i));
      }
    }
    assertThat(tally.words())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(i -> "command " + i).toList());
  }

  @Test
  void commandsOfOneWorkerRunInTheOrderInWhichTheyCame() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(1)) {
      for (int i = 0; i < 100; i++) {
        pool.execute(note(tally, "command " + i));
      }
    }
    assertThat(tally.words())
        .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "command " + i).toList());
  }

  @Test
  void whatWasDoneBeforeACommandWasGivenIsSeenByIt() throws Exception {
    try (ProcessPool pool = open(2)) {
      List<Future<Integer>> seen = new ArrayList<>();
      int[] shared = new int[1];
      for (int i = 0; i < 500; i++) {
        shared[0] = i;
        seen.add(Pools.submit(pool, () -> shared[0]));
      }
      for (int i = 0; i < 500; i++) {
        assertThat(resultOf(seen.get(i))).isEqualTo(i);
      }
    }
  }

  @Test
  void aCommandIsRefusedAfterTheShutdownAndNeverRuns() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(1)) {
      pool.execute(note(tally, "before"));
      pool.shutdown();
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.execute(note(tally, "after")));
    }
    assertThat(tally.words()).containsExactly("before");
  }

  @Test
  void aCommandThatFindsNoRoomIsRefusedAndNeverRuns() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(wiring.options(1).withQueueBound(2))) {
      Future<Long> _ = occupy(pool, gate);
      int taken = 0;
      while (taken < 100 && accepts(pool, note(tally, "command"))) {
        taken++;
      }
      gate.open();
      pool.shutdown();
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThat(taken).isBetween(2, 40);
      assertThat(tally.words()).isEqualTo(Collections.nCopies(taken, "command"));
    }
  }

  private static boolean accepts(ProcessPool pool, Chore command) {
    try {
      pool.execute(command);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  @Test
  void whatACommandThrowsGoesToTheHandlerAndTheNextCommandRuns() throws Exception {
    Tally tally = Tally.in(folder);
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> heard.add(e.toString()));
    try (ProcessPool pool = open(1)) {
      for (int i = 0; i < 3; i++) {
        int n = i;
        pool.execute(
            (Chore)
                () -> {
                  throw new IllegalStateException("bad " + n);
                });
      }
      pool.execute(note(tally, "next"));
      List<String> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(String.valueOf(heard.poll(30, TimeUnit.SECONDS)));
      }
      assertThat(all)
          .containsExactlyInAnyOrder(
              "java.lang.IllegalStateException: bad 0",
              "java.lang.IllegalStateException: bad 1",
              "java.lang.IllegalStateException: bad 2");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(tally.words()).containsExactly("next");
  }

  @Test
  void aCommandWhoseWorkerDiesIsToldToTheHandlerToo() throws Exception {
    BlockingQueue<Throwable> heard = new LinkedBlockingQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> heard.add(e));
    try (ProcessPool pool = open(1)) {
      pool.execute((Chore) () -> Runtime.getRuntime().halt(7));
      assertThat(heard.poll(30, TimeUnit.SECONDS)).isInstanceOf(WorkerCrashedException.class);
      assertThat(resultOf(Pools.submit(pool, () -> 1))).isEqualTo(1);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aCommandRunsInNeitherTheCallersThreadNorItsProcess() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = open(1)) {
      pool.execute((Chore) () -> tally.note(Long.toString(Processes.ownPid())));
    }
    assertThat(tally.words()).hasSize(1).doesNotContain(Long.toString(Processes.ownPid()));
  }
}
