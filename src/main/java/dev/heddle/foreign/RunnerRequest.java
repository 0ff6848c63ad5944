package dev.heddle.foreign;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line that a runner is asked by.
 *
 * @param heddle the version of what is said here, {@link #VERSION}
 * @param ask to describe itself, or to measure, for which is the rest
 * @param workload what is to be done: the name of a benchmark
 * @param model what is to do it
 * @param workers how many tasks run at once
 * @param sizes of the workload, by name
 * @param warmup iterations before those that are measured
 * @param measured those
 */
record RunnerRequest(
    int heddle,
    String ask,
    @Nullable String workload,
    @Nullable String model,
    @Nullable Integer workers,
    @Nullable Map<String, Object> sizes,
    @Nullable Iterations warmup,
    @Nullable Iterations measured) {

  static final int VERSION = 1;

  /** Asks it what it is. */
  static final RunnerRequest DESCRIBE =
      new RunnerRequest(VERSION, "describe", null, null, null, null, null, null);

  /**
   * Some iterations.
   *
   * @param iterations how many
   * @param seconds how long each takes; one begins no invocation after that
   */
  record Iterations(int iterations, double seconds) {}
}
