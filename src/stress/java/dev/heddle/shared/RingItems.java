package dev.heddle.shared;

import dev.heddle.memory.AtomicWords;
import dev.heddle.memory.Mapped;
import java.lang.foreign.MemorySegment;

/** A ring whose items are one number written twice, so that a torn one is seen. */
final class RingItems {

  /** In place of an item whose halves differ. */
  private static final int TORN = 9;

  private static final int KIND = 1;

  private final AtomicWords words;
  private final SlotRing ring;

  /** An empty one at {@code place}. */
  RingItems(long place, int capacity) {
    MemorySegment segment = Mapped.WORDS.segment().asSlice(place, Mapped.PLACE_BYTES);
    ChannelOptions options = ChannelOptions.of(capacity).withItemBytes(2 * Long.BYTES);
    words = AtomicWords.of(segment);
    ring = new SlotRing(words, SlotRing.HEADER_BYTES, options);
    ring.clear();
  }

  /** Whether there was room, and no close. */
  boolean send(long number) {
    long position = ring.claimToSend();
    if (position < 0) {
      return false;
    }
    words.set(ring.item(position), number);
    words.set(ring.item(position) + Long.BYTES, number);
    ring.publish(position, KIND);
    return true;
  }

  /** As {@link #send} must not be: what is claimed may be claimed by others, too. */
  void sendUnclaimed(long number) {
    long position = words.getVolatile(0);
    words.setVolatile(0, position + 1);
    words.set(ring.item(position), number);
    words.set(ring.item(position) + Long.BYTES, number);
    ring.publish(position, KIND);
  }

  /** The next number; 0 if there is none, -2 if there will never be one. */
  int receive() {
    long position = ring.claimToReceive();
    if (position < 0) {
      return position == SlotRing.ENDED ? -2 : 0;
    }
    long number = words.get(ring.item(position));
    long again = words.get(ring.item(position) + Long.BYTES);
    ring.free(position);
    return number == again ? (int) number : TORN;
  }

  void close() {
    ring.close();
  }
}
