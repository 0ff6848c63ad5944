package dev.heddle.benchmarks;

import dev.heddle.process.RemoteFunction;
import dev.heddle.workload.Parcels;

/** What is done to each item of a list, where a pool maps it. */
record ItemAnswer() implements RemoteFunction<Object, Long> {

  @Override
  public Long apply(Object item) {
    return Parcels.answerTo(item);
  }
}
