package dev.heddle.shared;

import java.io.Serializable;
import java.time.Duration;
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
