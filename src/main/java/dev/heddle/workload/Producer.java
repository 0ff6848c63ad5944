package dev.heddle.workload;

import dev.heddle.shared.Channel;
import dev.heddle.shared.SharedCounter;

/**
 * A task that sends its items, numbered from 0, and then ends its part; the last producer of a
 * channel ends the channel.
 *
 * @param sender which of the producers it is
 * @param items how many it sends
 * @param active how many producers have not ended yet
 */
public record Producer(int sender, int items, Channel<Long> to, SharedCounter active)
    implements Task<Receipt> {

  @Override
  public Receipt call() throws Exception {
    try {
      for (int number = 0; number < items; number++) {
        to.send(Receipt.item(sender, number), Delivery.LIMIT);
      }
    } finally {
      // also where it failed, so that no consumer waits for what will not come
      if (active.add(-1) == 0) {
        to.close();
      } else {
        to.leave();
      }
    }
    return Receipt.NOTHING;
  }
}
