package dev.heddle.process;

import dev.heddle.jvm.Jvm;
import java.time.Duration;
import java.util.List;

/**
 * How a {@link ProcessPool} works.
 *
 * @param workers how many worker JVMs at most, and so how many tasks run at once; at least 1
 * @param tasksPerWorker after how many tasks a worker is replaced; 0 for never, 1 for a process per
 *     task
 * @param payloadLimit the largest task or result, in bytes after serialization
 * @param startLimit how long a worker may take until it is ready
 * @param jvmFlags flags of the workers beside those that all our JVMs get
 * @param classPath what the workers run from, in the form of {@code -cp}
 */
public record PoolOptions(
    int workers,
    int tasksPerWorker,
    int payloadLimit,
    Duration startLimit,
    List<String> jvmFlags,
    String classPath) {

  /** The largest payload unless told otherwise: 64 MiB. */
  public static final int DEFAULT_PAYLOAD_LIMIT = 64 << 20;

  private static final int SMALLEST_PAYLOAD_LIMIT = 1 << 10;
  private static final Duration DEFAULT_START_LIMIT = Duration.ofSeconds(20);

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if a number makes no sense
   */
  public PoolOptions {
    check(workers >= 1, "workers", workers, "give 1 or more");
    check(tasksPerWorker >= 0, "tasksPerWorker", tasksPerWorker, "give 0 for no limit, or more");
    check(
        payloadLimit >= SMALLEST_PAYLOAD_LIMIT, "payloadLimit", payloadLimit, "give 1024 or more");
    check(startLimit.isPositive(), "startLimit", startLimit, "give more than nothing");
    jvmFlags = List.copyOf(jvmFlags);
  }

  /** Workers that live as long as the pool and run from the class path of this program. */
  public static PoolOptions of(int workers) {
    return new PoolOptions(
        workers, 0, DEFAULT_PAYLOAD_LIMIT, DEFAULT_START_LIMIT, List.of(), Jvm.ownClassPath());
  }

  /** The same with workers that are replaced after {@code tasks} tasks; 0 for never. */
  public PoolOptions withTasksPerWorker(int tasks) {
    return new PoolOptions(workers, tasks, payloadLimit, startLimit, jvmFlags, classPath);
  }

  /** The same with tasks and results of at most {@code bytes} bytes. */
  public PoolOptions withPayloadLimit(int bytes) {
    return new PoolOptions(workers, tasksPerWorker, bytes, startLimit, jvmFlags, classPath);
  }

  /** The same with {@code limit} for a worker to become ready. */
  public PoolOptions withStartLimit(Duration limit) {
    return new PoolOptions(workers, tasksPerWorker, payloadLimit, limit, jvmFlags, classPath);
  }

  /** The same with {@code flags} for the workers' JVMs. */
  public PoolOptions withJvmFlags(List<String> flags) {
    return new PoolOptions(workers, tasksPerWorker, payloadLimit, startLimit, flags, classPath);
  }

  /** The same with workers that run from {@code path}. */
  public PoolOptions withClassPath(String path) {
    return new PoolOptions(workers, tasksPerWorker, payloadLimit, startLimit, jvmFlags, path);
  }

  private static void check(boolean good, String name, Object value, String advice) {
    if (!good) {
      throw new IllegalArgumentException(name + ": " + value + " makes no sense; " + advice);
    }
  }
}
