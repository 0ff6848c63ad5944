package dev.heddle.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Pools for tests, with workers that start fast and take little. */
final class Pools {

  /** So many short tasks make a pool give its workers several at once. */
  private static final int MANY = 60;

  private Pools() {}

  static PoolOptions small(int workers) {
    return PoolOptions.of(workers)
        .withJvmFlags(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
  }

  static <T> Future<T> submit(ProcessPool pool, Task<T> task) {
    return pool.submit(task);
  }

  /** Submits so many short tasks that those which come after them are sent several at once. */
  static List<Future<Integer>> submitShortOnes(ProcessPool pool) {
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      futures.add(submit(pool, () -> 0));
    }
    return futures;
  }

  /** How many workers of ours there are, ready or not. */
  static long processes() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains(WorkerMain.class.getName()))
        .count();
  }
}
