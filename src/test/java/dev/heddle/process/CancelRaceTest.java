package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cancellations that race with workers neither lose a task nor run one twice. */
@Timeout(120)
class CancelRaceTest {

  private static final int CLIENTS = 4;
  private static final int TASKS_EACH = 1500;

  /** A cancellation that may kill comes once among so many. */
  private static final int KILLS_ARE_ONE_IN = 100;

  @TempDir Path folder;

  /** A client's tasks by their names. */
  private record Share(Map<String, Future<String>> futures) {}

  @Tag("contract")
  @Test
  void everyTaskRunsAtMostOnceAndExactlyOnceUnlessCancelled() throws Exception {
    Tally tally = Tally.in(folder);
    List<Future<Share>> shares;
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
        List<Callable<Share>> work = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          int client = i;
          work.add(() -> submitAndCancel(pool, client, tally));
        }
        shares = clients.invokeAll(work);
      }
      for (Future<Share> share : shares) {
        for (Map.Entry<String, Future<String>> entry : share.get().futures().entrySet()) {
          if (!entry.getValue().isCancelled()) {
            assertThat(entry.getValue().get(40, TimeUnit.SECONDS)).isEqualTo(entry.getKey());
          }
        }
      }
    }
    Map<String, Integer> runs = new HashMap<>();
    tally.words().forEach(word -> runs.merge(word, 1, Integer::sum));
    int cancelled = 0;
    for (Future<Share> share : shares) {
      for (Map.Entry<String, Future<String>> entry : share.get().futures().entrySet()) {
        int times = runs.getOrDefault(entry.getKey(), 0);
        if (entry.getValue().isCancelled()) {
          assertThat(times).as("runs of cancelled %s", entry.getKey()).isBetween(0, 1);
          cancelled++;
        } else {
          assertThat(times).as("runs of %s", entry.getKey()).isEqualTo(1);
        }
      }
    }
    assertThat(cancelled).isPositive();
  }

  private static Share submitAndCancel(ProcessPool pool, int client, Tally tally) {
    Random random = new Random(client);
    Map<String, Future<String>> futures = new HashMap<>();
    List<Future<String>> recent = new ArrayList<>();
    for (int i = 0; i < TASKS_EACH; i++) {
      String name = client + "/" + i;
      Task<String> task =
          () -> {
            tally.note(name);
            return name;
          };
      Future<String> future = Pools.submit(pool, task);
      futures.put(name, future);
      recent.add(future);
      if (random.nextInt(3) == 0) {
        Future<String> victim = recent.get(random.nextInt(recent.size()));
        victim.cancel(random.nextInt(KILLS_ARE_ONE_IN) == 0);
      }
      if (recent.size() > 20) {
        recent.removeFirst();
      }
    }
    return new Share(futures);
  }
}
