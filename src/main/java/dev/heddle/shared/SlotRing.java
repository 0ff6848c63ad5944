package dev.heddle.shared;

import dev.heddle.memory.AtomicWords;
import dev.heddle.memory.IdleStrategy;

/**
 * Slots in mapped memory that senders and receivers claim by their position, each its own.
 *
 * <p>A position counts items from 0; its slot is {@code position mod capacity}. The tail is the
 * next position to be sent, the head the next to be received, and both move by compare-and-set
 * alone, so each position has one sender and one receiver. The control word of a slot says whose
 * turn it is: {@code position * 256} when the slot is free for that position, {@code position * 256
 * + kind} when its item is there. (After Dmitry Vyukov's bounded queue of many producers and
 * consumers, with the state apart from the count, so that a capacity of 1 works.)
 *
 * <p>Order: a sender writes the item, then the control word with release; a receiver reads the
 * control word with acquire, then the item. So it sees the whole item. It reads the item, then
 * writes the control word for the next lap with release, which the sender of that lap reads with
 * acquire before it writes. So no item is overwritten while it is read. The tail and the head carry
 * no data: whoever read an old one fails its compare-and-set, or finds a slot of another lap.
 *
 * <p>A closed tail is negative: no sender can claim a position after the close, and the end is
 * where the head reaches that tail, however late the senders before it publish. Whoever is killed
 * between its claim and its publication leaves a slot that nobody passes; finding that out is the
 * matter of {@link Members}.
 */
final class SlotRing {

  /** Instead of a position: no slot is free, or no item is there. */
  static final long NOT_NOW = -1;

  /** Instead of a position: the ring is closed, for receivers also empty. */
  static final long ENDED = -2;

  /** Tail, head and end, far from each other since neighbouring lines are fetched too. */
  static final long HEADER_BYTES = 384;

  private static final long TAIL = 0;
  private static final long HEAD = 128;

  /** Not 0 once closed: for those who look often, and would take the tail from the senders. */
  private static final long END = 256;

  private static final long CLOSED = Long.MIN_VALUE;
  private static final int KIND_BITS = 8;
  private static final int KIND_MASK = (1 << KIND_BITS) - 1;
  private static final long ITEM = Long.BYTES;

  /** Some lines of memory. */
  private static final int MOST_AHEAD = 64;

  private static final IdleStrategy IDLE = IdleStrategy.BATCH;

  private final AtomicWords words;
  private final long start;
  private final int capacity;
  private final int mask;
  private final long slotBytes;
  private final int ahead;

  /** Where the head was when a receiver last found nothing; threads may lose each other's. */
  private long lastEmpty;

  /**
   * Positions in a row that belong to who claimed them.
   *
   * @param first the first of them
   * @param count how many; 0 where there was none to be had now
   */
  record Claim(long first, int count) {
    private static final Claim NONE = new Claim(NOT_NOW, 0);
  }

  /** A ring whose header is at the start of {@code words} and whose slots are at {@code slots}. */
  SlotRing(AtomicWords words, long slots, ChannelOptions options) {
    this.words = words;
    this.start = slots;
    this.capacity = options.capacity();
    this.mask = Integer.bitCount(capacity) == 1 ? capacity - 1 : -1;
    this.slotBytes = slotBytes(options);
    this.ahead = Math.min(MOST_AHEAD, capacity / 4);
  }

  /** The bytes of all slots. */
  static long bytes(ChannelOptions options) {
    return options.capacity() * slotBytes(options);
  }

  private static long slotBytes(ChannelOptions options) {
    // a number fits, as does the length of an item that is not one
    return ITEM + (options.itemBytes() == Long.BYTES ? 0 : Long.BYTES) + options.itemBytes();
  }

  /** Makes all slots free, before anybody else sees them. */
  void clear() {
    for (int i = 0; i < capacity; i++) {
      words.setRelease(slot(i), (long) i << KIND_BITS);
    }
  }

  /** Claims the next free slot; its position, {@link #NOT_NOW} or {@link #ENDED}. */
  long claimToSend() {
    while (true) {
      long tail = words.getVolatile(TAIL);
      if (tail < 0) {
        return ENDED;
      }
      long control = words.getAcquire(slot(tail));
      long free = tail << KIND_BITS;
      if (control == free) {
        if (words.compareAndSet(TAIL, tail, tail + 1)) {
          return tail;
        }
      } else if (control < free) {
        return NOT_NOW;
      }
    }
  }

  /**
   * Claims the free slots that come next, at most so many; none if there is none now. As long as
   * the tail has not moved nobody can have claimed one of them, so that one compare-and-set does.
   */
  Claim claimToSend(int most) {
    long tail = words.getVolatile(TAIL);
    int count = 0;
    while (tail >= 0
        && count < Math.min(most, capacity)
        && words.getAcquire(slot(tail + count)) == (tail + count) << KIND_BITS) {
      count++;
    }
    return count > 0 && words.compareAndSet(TAIL, tail, tail + count)
        ? new Claim(tail, count)
        : Claim.NONE;
  }

  /** Gives the item of a claimed slot to its receiver. */
  void publish(long position, int kind) {
    words.setRelease(slot(position), position << KIND_BITS | kind);
  }

  /**
   * Waits a moment until several slots are free, after a sender found none. Whoever takes each slot
   * as soon as it is free takes its line of memory from the receiver that frees the next one in it:
   * for each item, and both wait for that more than for anything else.
   */
  void letReceiversGoAhead() {
    long tail = words.getVolatile(TAIL);
    if (tail >= 0) {
      long last = tail + ahead;
      for (int i = 0;
          IDLE.isAwakeAfter(i) && words.getAcquire(slot(last)) < last << KIND_BITS;
          i++) {
        IDLE.idle(i);
      }
    }
  }

  /**
   * Waits a moment until several items are there, after a receiver found none, for the same reason;
   * not if few came since the last time, when each may be waited for.
   */
  void letSendersGoAhead() {
    long head = words.getVolatile(HEAD);
    boolean flowing = head - lastEmpty > ahead;
    lastEmpty = head;
    if (flowing) {
      long last = head + ahead;
      for (int i = 0;
          IDLE.isAwakeAfter(i) && words.getAcquire(slot(last)) <= last << KIND_BITS;
          i++) {
        IDLE.idle(i);
      }
    }
  }

  /** Claims the next item; its position, {@link #NOT_NOW} or {@link #ENDED}. */
  long claimToReceive() {
    while (true) {
      long head = words.getVolatile(HEAD);
      long control = words.getAcquire(slot(head));
      long free = head << KIND_BITS;
      if (control > free && control <= (free | KIND_MASK)) {
        if (words.compareAndSet(HEAD, head, head + 1)) {
          return head;
        }
      } else if (control <= free) {
        return hasEnded(head) ? ENDED : NOT_NOW;
      }
    }
  }

  /**
   * Claims the items that come next, at most so many, and none from the first on whose kind is less
   * than {@code least}; none if there is none now.
   */
  Claim claimToReceive(int most, int least) {
    long head = words.getVolatile(HEAD);
    int count = 0;
    while (count < Math.min(most, capacity) && isThere(head + count, least)) {
      count++;
    }
    return count > 0 && words.compareAndSet(HEAD, head, head + count)
        ? new Claim(head, count)
        : Claim.NONE;
  }

  private boolean isThere(long position, int least) {
    long control = words.getAcquire(slot(position));
    long free = position << KIND_BITS;
    return control >= (free | least) && control <= (free | KIND_MASK);
  }

  /** Gives a slot back whose item was read. */
  void free(long position) {
    words.setRelease(slot(position), (position + capacity) << KIND_BITS);
  }

  /** The kind of the item in a claimed slot. */
  int kind(long position) {
    return (int) words.get(slot(position)) & KIND_MASK;
  }

  /** Where the item of a slot begins. */
  long item(long position) {
    return slot(position) + ITEM;
  }

  /** Whether a sender need not wait. */
  boolean canSend() {
    long tail = words.getVolatile(TAIL);
    return tail < 0 || words.getAcquire(slot(tail)) >= tail << KIND_BITS;
  }

  /** Whether a receiver need not wait. */
  boolean canReceive() {
    long head = words.getVolatile(HEAD);
    return words.getAcquire(slot(head)) > head << KIND_BITS || hasEnded(head);
  }

  /**
   * Whether nothing comes any more. The tail belongs to the senders: to look at it takes its line
   * from them, and receivers that are faster look after every item; so first at the end.
   */
  private boolean hasEnded(long head) {
    return words.getAcquire(END) != 0 && words.getVolatile(TAIL) == (head | CLOSED);
  }

  /** Lets no sender claim a slot any more. */
  void close() {
    long tail = words.getVolatile(TAIL);
    while (tail >= 0 && !words.compareAndSet(TAIL, tail, tail | CLOSED)) {
      tail = words.getVolatile(TAIL);
    }
    words.setVolatile(END, 1);
  }

  /** Tells the end whose maker was killed before it could; for those who have waited for long. */
  void tellEnd() {
    if (words.getVolatile(TAIL) < 0) {
      words.setVolatile(END, 1);
    }
  }

  private long slot(long position) {
    return start + slotBytes * (mask >= 0 ? position & mask : Math.floorMod(position, capacity));
  }
}
