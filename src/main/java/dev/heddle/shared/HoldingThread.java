package dev.heddle.shared;

import dev.heddle.shared.SharedLock.Hold;
import org.jspecify.annotations.Nullable;

/**
 * Which thread of this process holds a lock, and its two holds, made once so that to take the lock
 * allocates nothing.
 *
 * <p>The thread is written by the one who holds the lock, so it is right for whoever asks whether
 * it is itself; more it is not asked. So it needs no order to anything: whoever has given the lock
 * back has overwritten its own name, and reads that or another's, but never its own. A volatile
 * write here, twice for each hold, took longer than the lock itself.
 */
final class HoldingThread {

  private final Runnable release;
  private final Hold calm = new Held(false);
  private final Hold afterDeath = new Held(true);
  private @Nullable Thread thread;

  /** Calls {@code release} when a hold is given back. */
  HoldingThread(Runnable release) {
    this.release = release;
  }

  /** Refuses a thread that holds the lock. */
  void requireOther() {
    if (thread == Thread.currentThread()) {
      throw heldAlready();
    }
  }

  static IllegalStateException heldAlready() {
    return new IllegalStateException(SharingWords.HELD_ALREADY);
  }

  /** Notes that this thread has just got the lock. */
  Hold take(boolean previousHolderDied) {
    thread = Thread.currentThread();
    return previousHolderDied ? afterDeath : calm;
  }

  private void giveBack() {
    if (thread != Thread.currentThread()) {
      throw new IllegalMonitorStateException(SharingWords.NOT_HELD_HERE);
    }
    thread = null;
    release.run();
  }

  private final class Held implements Hold {

    private final boolean previousHolderDied;

    Held(boolean previousHolderDied) {
      this.previousHolderDied = previousHolderDied;
    }

    @Override
    public boolean previousHolderDied() {
      return previousHolderDied;
    }

    @Override
    public void close() {
      giveBack();
    }
  }
}
