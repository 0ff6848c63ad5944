package dev.heddle.shared;

import dev.heddle.memory.AtomicWords;
import dev.heddle.memory.ProcessIdentity;

/**
 * The processes that use a channel, by owner words in its memory, and whether one of them died.
 *
 * <p>A process enters before it claims anything, so whatever a killed one leaves half done, its
 * name is here. That it died is found by those who wait, and noted for good.
 */
final class Members {

  /** More than there are processes in any run. */
  private static final int MOST = 1023;

  /** In the place of a dead owner: nobody died, but the memory goes. */
  private static final long DISSOLVED = -1;

  /** The bytes that it takes. */
  static final long BYTES = (MOST + 1L) * Long.BYTES;

  private final AtomicWords words;
  private final long start;
  private final long self = ProcessIdentity.self().word();
  private volatile boolean entered;

  /** Members at {@code start}: who died, then who lives. */
  Members(AtomicWords words, long start) {
    this.words = words;
    this.start = start;
  }

  /** Notes that this process uses the channel. */
  void enter() {
    if (!entered) {
      enterFirst();
    }
  }

  private synchronized void enterFirst() {
    for (int i = 1; i <= MOST; i++) {
      long known = words.getVolatile(at(i));
      if (known == self || (known == 0 && words.compareAndSet(at(i), 0, self))) {
        entered = true;
        return;
      }
    }
    throw new IllegalStateException(SharingWords.tooManyProcesses(MOST));
  }

  /** Notes that this process uses it no more. */
  synchronized void leave() {
    entered = false;
    for (int i = 1; i <= MOST; i++) {
      if (words.getVolatile(at(i)) == self) {
        words.compareAndSet(at(i), self, 0);
      }
    }
  }

  /**
   * Looks after the others.
   *
   * @throws BrokenChannelException if one has died while it used the channel
   */
  void requireAllAlive() {
    for (int i = 1; i <= MOST && words.getVolatile(at(0)) == 0; i++) {
      long other = words.getVolatile(at(i));
      if (other != 0
          && other != self
          && ProcessIdentity.ofWord(other).hasEnded()
          && words.getVolatile(at(i)) == other) {
        words.compareAndSet(at(0), 0, other);
      }
    }
    long dead = words.getVolatile(at(0));
    if (dead != 0) {
      throw new BrokenChannelException(
          dead == DISSOLVED
              ? SharingWords.CHANNEL_CLOSED
              : SharingWords.processDied(ProcessIdentity.ofWord(dead).pid()));
    }
  }

  /** Breaks the channel for those who still wait at its end. */
  void dissolve() {
    words.compareAndSet(at(0), 0, DISSOLVED);
  }

  private long at(int i) {
    return start + (long) i * Long.BYTES;
  }
}
