package dev.heddle.execution;

import dev.heddle.jvm.Jvm;
import java.util.List;
import java.util.Objects;

/**
 * What is asked of a model that opens.
 *
 * @param workers how many tasks are to run at once; models that take no number have one worker
 *     whatever is asked for
 * @param jvmFlags flags of workers that are JVMs; they win over Heddle's own
 * @param classPath where workers that are JVMs find the classes of the tasks and Heddle's own, in
 *     the form of {@code -cp}
 */
public record OpenRequest(int workers, List<String> jvmFlags, String classPath) {

  /** The most workers that can be asked for. */
  public static final int MOST_WORKERS = 10_000;

  /**
   * Checks the number of workers.
   *
   * @throws IllegalArgumentException if it is not from 1 to {@value #MOST_WORKERS}
   */
  public OpenRequest {
    requireWorkers(workers);
    jvmFlags = List.copyOf(jvmFlags);
    Objects.requireNonNull(classPath, "classPath");
  }

  /** So many workers, which run from the class path of this program. */
  public static OpenRequest of(int workers) {
    return new OpenRequest(workers, List.of(), Jvm.ownClassPath());
  }

  /** The same with {@code flags} for workers that are JVMs. */
  public OpenRequest withJvmFlags(List<String> flags) {
    return new OpenRequest(workers, flags, classPath);
  }

  /** The same with workers that run from {@code path}. */
  public OpenRequest withClassPath(String path) {
    return new OpenRequest(workers, jvmFlags, path);
  }

  /**
   * {@code workers} itself.
   *
   * @throws IllegalArgumentException if it is not from 1 to {@value #MOST_WORKERS}
   */
  public static int requireWorkers(int workers) {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "workers %s: out of range; write 1 to %s".formatted(workers, MOST_WORKERS));
    }
    return workers;
  }
}
