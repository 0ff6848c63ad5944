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
 * @param heap how many bytes of heap each worker that is a JVM has; 0 for an equal share of what
 *     this JVM may have, but enough for payloads
 * @param classPath where workers that are JVMs find the classes of the tasks and Heddle's own, in
 *     the form of {@code -cp}
 */
public record OpenRequest(int workers, List<String> jvmFlags, long heap, String classPath) {

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
    if (heap < 0) {
      throw new IllegalArgumentException("heap %s: write 0 or more bytes".formatted(heap));
    }
    Objects.requireNonNull(classPath, "classPath");
  }

  /** So many workers, which run from the class path of this program. */
  public static OpenRequest of(int workers) {
    return new OpenRequest(workers, List.of(), 0, Jvm.ownClassPath());
  }

  /** The same with {@code flags} for workers that are JVMs. */
  public OpenRequest withJvmFlags(List<String> flags) {
    return new OpenRequest(workers, flags, heap, classPath);
  }

  /** The same with a heap of {@code bytes} for each worker that is a JVM. */
  public OpenRequest withHeap(long bytes) {
    return new OpenRequest(workers, jvmFlags, bytes, classPath);
  }

  /** The same with workers that run from {@code path}. */
  public OpenRequest withClassPath(String path) {
    return new OpenRequest(workers, jvmFlags, heap, path);
  }

  /**
   * {@code workers} itself.
   *
   * @throws IllegalArgumentException if it is not from 1 to {@value #MOST_WORKERS}
   */
  public static int requireWorkers(int workers) {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException(ModelWords.workersOutOfRange(workers, MOST_WORKERS));
    }
    return workers;
  }
}
