package dev.heddle.process;

import static dev.heddle.process.Outcome.causeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pool that ends leaves nothing behind, however it ends. */
@Timeout(120)
class PoolEndTest {

  private static final int AT_ONCE = 4;

  @TempDir Path folder;

  private Task<Integer> busy(String name) {
    String path = folder.resolve(name).toString();
    return () -> {
      Files.writeString(Path.of(path), "");
      while (true) {
        Thread.onSpinWait();
      }
    };
  }

  private void awaitFile(String name) throws Exception {
    Eventually.isTrue(name + " runs", () -> Files.exists(folder.resolve(name)));
  }

  @Test
  void shutdownLetsEveryTaskFinish() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int n = i;
        futures.add(Pools.submit(pool, () -> n));
      }
      pool.shutdown();
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> Pools.submit(pool, () -> 1));
      assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(pool::startAll);
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThat(pool.isTerminated()).isTrue();
      for (int i = 0; i < 20; i++) {
        assertThat(futures.get(i).isDone()).isTrue();
        assertThat(futures.get(i).get()).isEqualTo(i);
      }
      assertThat(pool.workers()).isEmpty();
    }
  }

  @Test
  void shutdownNowKillsWhatRunsAndReturnsWhatNeverRan() throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Integer> running = Pools.submit(pool, busy("running"));
      Future<Integer> queued = Pools.submit(pool, () -> 1);
      awaitFile("running");
      assertThat(pool.shutdownNow()).map(Object.class::cast).containsExactly(queued);
      assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThat(causeOf(running))
          .isInstanceOf(WorkerCrashedException.class)
          .hasMessageContaining("was ended by the shutdown of its pool");
      assertThat(queued.isDone()).isFalse();
    }
  }

  @Test
  void shutdownNowEndsWorkersThatAreStarting() throws Exception {
    for (int i = 0; i < 5; i++) {
      try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
        Future<Integer> first = Pools.submit(pool, () -> 1);
        Future<Integer> second = Pools.submit(pool, () -> 1);
        int millis = i * 10;
        long start = System.nanoTime();
        Eventually.isTrue(
            "a moment has passed", () -> System.nanoTime() - start >= millis * 1_000_000L);
        List<Runnable> never = pool.shutdownNow();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        for (Future<Integer> future : List.of(first, second)) {
          if (!future.isDone()) {
            assertThat(never).map(Object.class::cast).contains(future);
          }
        }
      }
    }
  }

  @Test
  void aPoolThatNeverWorkedEndsAtOnce() throws Exception {
    ProcessPool pool = ProcessPool.open(Pools.small(4));
    pool.shutdown();
    assertThat(pool.isTerminated()).isTrue();
    pool.close();
    pool.close();
  }

  @Tag("contract")
  @Test
  void manyPoolsLeaveNothing() throws Exception {
    leaveNothing(12);
  }

  @Test
  @Tag("contract")
  void aHundredPoolsLeaveNothing() throws Exception {
    leaveNothing(100);
  }

  private static void leaveNothing(int pools) throws Exception {
    for (Transport transport : Transport.values()) {
      useOnce(transport);
    }
    long files = descriptors();
    // what earlier tests had mapped goes when their objects are collected
    List<String> mapped = Pools.mappedFiles();
    try (ExecutorService users = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Boolean>> uses = new ArrayList<>();
      for (int i = 0; i < pools; i++) {
        Transport transport =
            switch (i % 4) {
              case 0 -> Transport.SHARED_MEMORY;
              case 1 -> Transport.TCP;
              default -> Transport.UNIX_SOCKET;
            };
        uses.add(() -> useOnce(transport));
      }
      for (Future<Boolean> use : users.invokeAll(uses)) {
        assertThat(use.get()).isTrue();
      }
    }
    assertThat(Pools.folders()).isEmpty();
    assertThat(Pools.processes()).isZero();
    assertThat(mapped).containsAll(Pools.mappedFiles());
    Eventually.isTrue("our threads are gone", () -> ownThreads().isEmpty());
    Eventually.isTrue("our file descriptors are closed", () -> descriptors() <= files);
  }

  private static boolean useOnce(Transport transport) throws Exception {
    try (ProcessPool pool = ProcessPool.open(Pools.small(1, transport))) {
      return Pools.submit(pool, new Pools.WhoAmI()).get(40, TimeUnit.SECONDS) > 0;
    }
  }

  private static List<String> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("heddle-"))
        .toList();
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    }
  }
}
