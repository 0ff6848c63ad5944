package dev.heddle.memory;

import java.lang.foreign.MemorySegment;

/**
 * An int of memory on which a thread sleeps until another one has written what it waits for: the
 * bare system call, a call for each change whether anybody sleeps or not.
 *
 * <p>It is a yardstick. Whoever has something to wait for takes an {@link EventCount}.
 */
public final class SleepingWord {

  private static final long LOOK_AGAIN_NANOS = 1L << 25;

  private final AtomicWords words;
  private final long offset;

  /** The one at {@code offset}, a multiple of 4; 0 at first. */
  public SleepingWord(MemorySegment segment, long offset) {
    this.words = AtomicWords.of(segment);
    this.offset = offset;
  }

  /** Whether this system lets a thread sleep so. */
  public static boolean available() {
    return Futex.available();
  }

  /** Writes {@code value} and wakes whoever sleeps. */
  public void set(int value) {
    int seen = words.getIntVolatile(offset);
    while (!words.compareAndSetInt(offset, seen, value)) {
      seen = words.getIntVolatile(offset);
    }
    Futex.wakeAll(words.segment(), offset);
  }

  /** Sleeps until the word is another than {@code old}, and no longer than some 34 ms; the word. */
  public int awaitOtherThan(int old) {
    int seen = words.getIntVolatile(offset);
    if (seen == old) {
      Futex.sleep(words.segment(), offset, old, LOOK_AGAIN_NANOS);
      seen = words.getIntVolatile(offset);
    }
    return seen;
  }
}
