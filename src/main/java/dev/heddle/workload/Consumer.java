package dev.heddle.workload;

import dev.heddle.shared.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A task that takes items of a {@link Delivery} until their end, and tells which came to it.
 *
 * @param delivery what is sent to all consumers together
 */
public record Consumer(Delivery delivery, Channel<Long> from) implements Task<Receipt> {

  @Override
  public Receipt call() throws Exception {
    Receipt.Book book = new Receipt.Book(delivery.producers());
    boolean ended = false;
    try {
      @Nullable Long item;
      while ((item = from.receive(Delivery.LIMIT)) != null) {
        book.enter(item);
      }
      ended = true;
    } finally {
      if (!ended) {
        from.close(); // nobody shall wait for room that will not come
      }
    }
    return book.receipt();
  }
}
