package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that is replaced after so many tasks. */
@Timeout(120)
class ProcessPerTaskTest {

  /** Counts its own siblings, as the parent of all sees them. */
  record Siblings() implements Task<Long> {
    @Override
    public Long call() {
      return ProcessHandle.current()
          .parent()
          .orElseThrow()
          .children()
          .filter(ProcessHandle::isAlive)
          .count();
    }
  }

  @Tag("contract")
  @Test
  void everyTaskGetsAProcessOfItsOwnAndNoMoreLiveThanWorkers() throws Exception {
    long others = ProcessHandle.current().children().count();
    try (ProcessPool pool = ProcessPool.open(Pools.small(2).withTasksPerWorker(1))) {
      List<Future<Long>> pids = new ArrayList<>();
      List<Future<Long>> siblings = new ArrayList<>();
      Task<Long> ownPid = Processes::ownPid;
      for (int i = 0; i < 4; i++) {
        pids.add(pool.submit(ownPid));
        siblings.add(pool.submit(new Siblings()));
      }
      Set<Long> different = new HashSet<>();
      for (Future<Long> pid : pids) {
        different.add(pid.get());
      }
      assertThat(different).hasSize(4).doesNotContain(Processes.ownPid());
      for (Future<Long> count : siblings) {
        assertThat(count.get()).isBetween(1L, others + 2);
      }
      Task<Integer> dies =
          () -> {
            Runtime.getRuntime().halt(4);
            return 0;
          };
      assertThat(causeOf(pool.submit(dies))).hasMessageContaining("exited with code 4");
      Eventually.isTrue("no worker waits idle", () -> pool.workers().isEmpty());
    }
  }

  @Test
  void aWorkerServesAsManyTasksAsItMay() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1).withTasksPerWorker(2))) {
      Task<Long> ownPid = Processes::ownPid;
      List<Long> pids = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        pids.add(pool.submit(ownPid).get());
      }
      assertThat(pids.get(0)).isEqualTo(pids.get(1)).isNotEqualTo(pids.get(2));
      assertThat(pids.get(2)).isEqualTo(pids.get(3));
    }
  }
}
