package dev.heddle.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A benchmark that runs the same tasks under every execution model: all of Heddle's own, in their
 * order.
 */
@State(Scope.Benchmark)
public abstract class OfModels {

  @Param({
    "sequential",
    "platform-threads",
    "fixed-pool",
    "work-stealing",
    "virtual-threads",
    "process-per-task",
    "process-pool",
    "bare",
    "independent",
    "limit"
  })
  String model;
}
