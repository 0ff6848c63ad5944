package dev.heddle.shared;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue with an end, for many senders and receivers.
 *
 * <p>Each item arrives exactly once, and the items of one sender in their order; several receivers
 * see them in the order in which they take them. Any number of threads may use it, of several
 * processes where it was made for that.
 *
 * <p>A process that dies while it uses the channel has perhaps taken an item with it, or was to
 * send more. So it breaks the channel: whoever would have to wait from then on, or sees the end,
 * gets a {@link BrokenChannelException} within about a tenth of a second, and nobody hangs. A
 * process uses a channel from its first {@link #send} or {@link #receive} on, until it says that it
 * has {@linkplain #leave left}, {@linkplain #close closed} it, or received its end.
 *
 * @param <T> what it carries, never null: numbers, characters and booleans go as they are, all else
 *     as serialized
 */
public interface Channel<T> extends Serializable {

  /**
   * Appends {@code item}, and waits while the channel is full. If this throws, it was not sent.
   *
   * @throws TimeoutException if there is still no room after {@code limit}
   * @throws IllegalStateException if the channel is closed
   * @throws IllegalArgumentException if {@code item} cannot be serialized
   * @throws java.io.UncheckedIOException if {@code item} is large and there is no room for it
   * @throws BrokenChannelException if a process died that used it
   */
  void send(T item, Duration limit) throws InterruptedException, TimeoutException;

  /**
   * Takes the next item, and waits while there is none; null after the last one of a closed
   * channel.
   *
   * @throws TimeoutException if there is still none after {@code limit}
   * @throws BrokenChannelException if a process died that used it, or the item cannot be read here
   * @throws java.io.UncheckedIOException if the item is large and this process may not read it now,
   *     such as for want of descriptors: it is lost, and those after it still come
   */
  @Nullable T receive(Duration limit) throws InterruptedException, TimeoutException;

  /**
   * Appends items from the beginning of a list, as many as there is room for now, and waits while
   * there is none; in one step, which takes less time than to {@link #send} each. If this throws,
   * none was sent.
   *
   * @param items at least one
   * @return how many were sent, at least 1
   * @throws TimeoutException if there is still no room for one after {@code limit}
   * @throws IllegalStateException if the channel is closed
   * @throws IllegalArgumentException if there is no item, or the first cannot be serialized
   * @throws java.io.UncheckedIOException if the first is large and there is no room for it
   * @throws BrokenChannelException if a process died that used it
   */
  default int fill(List<? extends T> items, Duration limit)
      throws InterruptedException, TimeoutException {
    send(ItemBatch.first(items), limit);
    return 1;
  }

  /**
   * Takes the next items, as many as are there now, and waits while there is none; in one step, as
   * {@link #fill}.
   *
   * @param to what they are added to, in their order
   * @param most how many it may be, at least 1
   * @return how many came; 0 after the last one of a closed channel
   * @throws TimeoutException if there is still none after {@code limit}
   * @throws IllegalArgumentException if {@code most} is less than 1
   * @throws BrokenChannelException if a process died that used it, or the first cannot be read here
   * @throws java.io.UncheckedIOException if the first is large and this process may not read it now
   */
  default int drain(Collection<? super T> to, int most, Duration limit)
      throws InterruptedException, TimeoutException {
    ItemBatch.requireSome(most);
    T item = receive(limit);
    if (item == null) {
      return 0;
    }
    to.add(item);
    return 1;
  }

  /**
   * Ends it: nobody can send any more, and every receiver sees the end after the last item.
   * Idempotent.
   */
  void close();

  /**
   * Says that this process, with all its threads, needs the channel no more, so that its end harms
   * nobody; with the next item it uses it again.
   */
  void leave();
}
