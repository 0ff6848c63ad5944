package dev.heddle.process.link;

import dev.heddle.memory.AtomicWords;
import dev.heddle.memory.EventCount;
import dev.heddle.memory.WaitPolicy;
import dev.heddle.process.wire.GarbageException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Bytes in one direction through mapped memory: one side writes, the other reads, and each moves a
 * position of its own.
 *
 * <p>Whoever writes publishes bytes by releasing the new position after them, and whoever reads
 * frees room in the same way; both positions only grow. What the other side wrote stays to be read
 * when it has died. Whatever is read from the other's position is checked before it is used.
 */
final class ByteRing {

  /** How much a ring holds, in bytes. */
  static final int CAPACITY = 1 << 18;

  private static final int WRITTEN = 0;
  private static final int READ = 64;
  private static final int BYTES_EVENTS = 128;
  private static final int ROOM_EVENTS = 192;
  private static final int ENDED = 200;
  private static final int CONTENT = 256;

  /** How much memory it takes. */
  static final int BYTES = CONTENT + CAPACITY;

  private final AtomicWords words;
  private final ByteBuffer content;
  private final EventCount bytesEvents;
  private final EventCount roomEvents;

  /** Own position, and the other side's as it was last seen. */
  private long own;

  private long seen;

  private ByteRing(MemorySegment memory, WaitPolicy policy) {
    words = AtomicWords.of(memory);
    content = memory.asSlice(CONTENT, CAPACITY).asByteBuffer();
    bytesEvents = new EventCount(words, BYTES_EVENTS, policy);
    roomEvents = new EventCount(words, ROOM_EVENTS, policy);
  }

  /** One side of the ring in {@code memory}, which is {@link #BYTES} of zeros at first. */
  static ByteRing in(MemorySegment memory, WaitPolicy policy) {
    return new ByteRing(memory, policy);
  }

  /** For whoever reads: where to wait for bytes. */
  EventCount bytesEvents() {
    return bytesEvents;
  }

  /** For whoever writes: where to wait for room. */
  EventCount roomEvents() {
    return roomEvents;
  }

  /** For whoever reads: whether there are bytes. */
  boolean hasBytes() {
    if (seen == own) {
      seen = words.getAcquire(WRITTEN);
    }
    return seen != own;
  }

  /** For whoever may read next: whether there seem to be bytes. Any thread may ask at any time. */
  boolean looksReadable() {
    return words.getAcquire(WRITTEN) != words.getAcquire(READ);
  }

  /** For whoever writes: whether there is room. */
  boolean hasRoom() {
    if (own - seen >= CAPACITY) {
      seen = words.getAcquire(READ);
    }
    return own - seen < CAPACITY;
  }

  /** Reads what is there and fits into {@code target}; how many bytes. */
  int read(ByteBuffer target) throws GarbageException {
    if (!hasBytes()) {
      return 0;
    }
    long there = seen - own;
    if (there < 0 || there > CAPACITY) {
      throw new GarbageException("a ring with " + there + " bytes in it");
    }
    int at = (int) (own & (CAPACITY - 1));
    int part = (int) Math.min(Math.min(there, CAPACITY - at), target.remaining());
    target.put(target.position(), content, at, part);
    target.position(target.position() + part);
    own += part;
    words.setRelease(READ, own);
    roomEvents.signal();
    return part;
  }

  /** Writes what there is room for of {@code source}; how many bytes. */
  int write(ByteBuffer source) throws GarbageException {
    if (!hasRoom()) {
      return 0;
    }
    long room = CAPACITY - (own - seen);
    if (room < 0 || room > CAPACITY) {
      throw new GarbageException("a ring with room for " + room + " bytes");
    }
    int at = (int) (own & (CAPACITY - 1));
    int part = (int) Math.min(Math.min(room, CAPACITY - at), source.remaining());
    content.put(at, source, source.position(), part);
    source.position(source.position() + part);
    own += part;
    words.setRelease(WRITTEN, own);
    bytesEvents.signal();
    return part;
  }

  /** Tells the other side that this one has hung up. */
  void end() {
    words.setRelease(ENDED, 1);
    wakeAll();
  }

  /** Whether one side has hung up. */
  boolean isEnded() {
    return words.getAcquire(ENDED) != 0;
  }

  /** Lets everybody who waits look again. */
  void wakeAll() {
    bytesEvents.signal();
    roomEvents.signal();
  }
}
