package dev.heddle.workload;

import dev.heddle.shared.Channel;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The last stage of a pipeline: its result is the numbers that came, in their order. */
public record Collector(Channel<Long> from) implements Task<long[]> {

  @Override
  public long[] call() throws Exception {
    LongStream.Builder collected = LongStream.builder();
    boolean ended = false;
    try {
      @Nullable Long number;
      while ((number = from.receive(Delivery.LIMIT)) != null) {
        collected.add(number);
      }
      ended = true;
    } finally {
      if (!ended) {
        from.close(); // nobody shall wait for room that will not come
      }
    }
    return collected.build().toArray();
  }
}
