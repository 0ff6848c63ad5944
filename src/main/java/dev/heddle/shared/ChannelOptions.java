package dev.heddle.shared;

import dev.heddle.memory.WaitPolicy;
import java.io.Serializable;

/**
 * How a channel is made.
 *
 * @param capacity how many items it holds
 * @param itemBytes how large a serialized item may be to travel in the channel's own memory, a
 *     multiple of 8; larger ones take the way over a file, which costs tens of microseconds. With 8
 *     a channel is made for numbers
 * @param waiting what senders and receivers do while they wait; on the heap they always park
 */
public record ChannelOptions(int capacity, int itemBytes, WaitPolicy waiting)
    implements Serializable {

  /** The most items that a channel can hold. */
  public static final int MOST_ITEMS = 1 << 24;

  /** The largest item that can travel in a channel's own memory, in bytes. */
  public static final int MOST_ITEM_BYTES = 1 << 20;

  private static final int USUAL_ITEM_BYTES = 240;

  /**
   * @throws IllegalArgumentException if something is out of range
   */
  public ChannelOptions {
    require("capacity", capacity, MOST_ITEMS);
    require("item bytes", itemBytes, MOST_ITEM_BYTES);
    itemBytes = Math.ceilDiv(itemBytes, Long.BYTES) * Long.BYTES;
  }

  /** For {@code capacity} items of any kind, with {@link WaitPolicy#SPIN_THEN_PARK}. */
  public static ChannelOptions of(int capacity) {
    return new ChannelOptions(capacity, USUAL_ITEM_BYTES, WaitPolicy.SPIN_THEN_PARK);
  }

  /** The same for numbers: a quarter of a cache line each. */
  public ChannelOptions forNumbers() {
    return withItemBytes(Long.BYTES);
  }

  /** The same with other room for an item. */
  public ChannelOptions withItemBytes(int bytes) {
    return new ChannelOptions(capacity, bytes, waiting);
  }

  /** The same with another way of waiting. */
  public ChannelOptions withWaiting(WaitPolicy policy) {
    return new ChannelOptions(capacity, itemBytes, policy);
  }

  private static void require(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(SharingWords.outOfRange(what, value, most));
    }
  }
}
