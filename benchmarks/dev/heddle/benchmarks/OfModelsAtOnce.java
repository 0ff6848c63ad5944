package dev.heddle.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A benchmark of tasks that wait for each other under the execution models whose workers may wait,
 * and under the one that shows why it has no row.
 */
@State(Scope.Benchmark)
public abstract class OfModelsAtOnce {

  @Param({
    "sequential",
    "platform-threads",
    "fixed-pool",
    "virtual-threads",
    "process-per-task",
    "process-pool"
  })
  String model;
}
