package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many workers there are, for how long, and what they live in. */
@Timeout(120)
class WorkerLifeTest {

  /** A pool replaces what has lived for so long at once. */
  private static final long HEALTHY_NANOS = 1_100_000_000L;

  @TempDir Path folder;

  @Tag("contract")
  @Test
  void noWorkerServesMoreTasksThanItMayAndNeverAreThereMoreThanAllowed() throws Exception {
    Map<Long, Integer> served = new HashMap<>();
    try (ProcessPool pool = ProcessPool.open(Pools.small(2).withTasksPerWorker(7))) {
      List<Future<Long>> pids = new ArrayList<>();
      for (int i = 0; i < 70; i++) {
        pids.add(Pools.submit(pool, Processes::ownPid));
      }
      for (Future<Long> pid : pids) {
        assertThat(Pools.processes()).isLessThanOrEqualTo(2);
        served.merge(pid.get(40, TimeUnit.SECONDS), 1, Integer::sum);
      }
    }
    assertThat(served.values()).allMatch(count -> count <= 7);
    assertThat(served.size()).isBetween(10, 12);
  }

  @Test
  void aWorkerSeesTheVariablesOfItsPoolBesideOurs() throws Exception {
    PoolOptions options =
        Pools.small(1).withEnvironment(Map.of("HEDDLE_TEST", "warp = weft", "EMPTY", ""));
    try (ProcessPool pool = ProcessPool.open(options)) {
      Map<String, String> seen = Pools.submit(pool, () -> new HashMap<>(System.getenv())).get();
      assertThat(seen)
          .containsEntry("HEDDLE_TEST", "warp = weft")
          .containsEntry("EMPTY", "")
          .containsAllEntriesOf(System.getenv());
    }
  }

  @Test
  void aWorkerThatIsNotNeededAnyMoreEndsWithoutTheShutdownHooksOfItsTasks() throws Exception {
    String file = folder.resolve("hook").toString();
    long pid;
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      pid =
          Pools.submit(
                  pool,
                  () -> {
                    Thread hook = new Thread(() -> touch(file));
                    Runtime.getRuntime().addShutdownHook(hook);
                    return Processes.ownPid();
                  })
              .get(40, TimeUnit.SECONDS);
    }
    assertThat(Processes.isAlive(pid)).isFalse();
    assertThat(folder.resolve("hook")).doesNotExist();
  }

  private static void touch(String file) {
    try {
      Files.createFile(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Tag("contract")
  @Test
  void idleWorkersThatAreKilledComeBackBeforeTheyAreNeeded() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      pool.startAll();
      long started = System.nanoTime();
      Eventually.isTrue(
          "they have lived for a while", () -> System.nanoTime() - started > HEALTHY_NANOS);
      Set<Long> before = pids(pool);
      for (long pid : before) {
        Processes.signal("KILL", pid);
      }
      Eventually.isTrue(
          "as many others are there",
          () -> {
            Set<Long> now = pids(pool);
            return now.size() == 2 && now.stream().noneMatch(before::contains);
          });
      Task<Long> ownPid = Processes::ownPid;
      assertThat(pids(pool)).contains(pool.submit(ownPid).get(40, TimeUnit.SECONDS));
    }
  }

  private static Set<Long> pids(ProcessPool pool) {
    Set<Long> pids = new HashSet<>();
    pool.workers().forEach(worker -> pids.add(worker.pid()));
    return pids;
  }

  @Test
  void workersThatAreStoppedBySignalsDoNotHoldUpTheClose() throws Exception {
    Tally tally = Tally.in(folder);
    long idle;
    long busy;
    Future<Long> holds;
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      pool.startAll();
      holds = Pools.submit(pool, new InFlightWindowTest.Holds(tally, "holds", Gate.in(folder)));
      tally.await("holds");
      idle = Pools.submit(pool, Processes::ownPid).get();
      busy = pids(pool).stream().filter(pid -> pid != idle).findFirst().orElseThrow();
      Processes.stop(idle);
      Processes.stop(busy);
      assertThat(pool.shutdownNow()).isEmpty();
    }
    assertThat(holds.isDone()).isTrue();
    assertThat(Processes.isAlive(idle)).isFalse();
    assertThat(Processes.isAlive(busy)).isFalse();
  }

  @Tag("contract")
  @Test
  void anIdleWorkerThatIsStoppedIsKilledByTheClose() throws Exception {
    long pid;
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      pid = Pools.submit(pool, Processes::ownPid).get();
      Processes.stop(pid);
    }
    assertThat(Processes.isAlive(pid)).isFalse();
  }
}
