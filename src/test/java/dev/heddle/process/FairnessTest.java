package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks are begun about in the order in which they were submitted, whatever others take. */
@Timeout(120)
class FairnessTest {

  /** A thread pool of two lets one overtake; a few more may while it is found out who is late. */
  private static final int FEW = 40;

  @TempDir Path folder;

  private record Nap(int millis) implements Task<Integer> {
    @Override
    public Integer call() throws Exception {
      Thread.sleep(millis);
      return millis;
    }
  }

  @Test
  void noTaskStarvesBehindALongOneWhileLaterOnesRun() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      Pools.submitShortOnes(pool).getLast().get(40, TimeUnit.SECONDS);
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      Future<Integer> second = Pools.submit(pool, new Nap(1));
      Deque<Future<Integer>> later = new ArrayDeque<>();
      int done = 0;
      while (!second.isDone() && done < 10 * FEW) {
        while (later.size() < 10) {
          later.add(Pools.submit(pool, new Nap(5)));
        }
        later.remove().get(40, TimeUnit.SECONDS);
        done++;
      }
      assertThat(holds.isDone()).isFalse();
      gate.open();
      assertThat(done).isLessThan(FEW);
    }
  }

  @Tag("contract")
  @Test
  void cancelledTasksDoNotCountAgainstTheBoundAndNeverRun() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    int bound = 20_000;
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withQueueBound(bound))) {
      Future<Long> holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", gate));
      tally.await("holds");
      for (int round = 0; round < 5; round++) {
        List<Future<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < bound; i++) {
          waiting.add(
              Pools.submit(
                  pool,
                  () -> {
                    tally.note("ran");
                    return 0;
                  }));
        }
        // the newest first, each of which once took a walk through the whole queue
        for (Future<Integer> task : waiting.reversed()) {
          assertThat(task.cancel(false)).isTrue();
        }
      }
      Future<Integer> wanted = Pools.submit(pool, () -> 7);
      gate.open();
      assertThat(wanted.get(40, TimeUnit.SECONDS)).isEqualTo(7);
      assertThat(holds.isDone()).isTrue();
    }
    assertThat(tally.words()).doesNotContain("ran");
  }
}
