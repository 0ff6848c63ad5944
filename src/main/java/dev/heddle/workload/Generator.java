package dev.heddle.workload;

import dev.heddle.shared.Channel;

/**
 * The first stage of a pipeline: sends the numbers from 0, then their end.
 *
 * @param items how many
 */
public record Generator(int items, Channel<Long> to) implements Task<long[]> {

  @Override
  public long[] call() throws Exception {
    try {
      for (long number = 0; number < items; number++) {
        to.send(number, Delivery.LIMIT);
      }
    } finally {
      to.close();
    }
    return Pipeline.NOTHING;
  }
}
