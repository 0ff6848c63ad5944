package dev.heddle.workload;

import dev.heddle.shared.Channel;
import org.jspecify.annotations.Nullable;

/** A stage in the middle of a pipeline: does its step to each number and sends it on. */
public record Stage(Step step, Channel<Long> from, Channel<Long> to) implements Task<long[]> {

  @Override
  public long[] call() throws Exception {
    boolean ended = false;
    try {
      @Nullable Long number;
      while ((number = from.receive(Delivery.LIMIT)) != null) {
        to.send(step.apply(number), Delivery.LIMIT);
      }
      ended = true;
    } finally {
      to.close();
      if (!ended) {
        from.close(); // nobody shall wait for room that will not come
      }
    }
    return Pipeline.NOTHING;
  }
}
