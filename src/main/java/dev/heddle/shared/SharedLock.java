package dev.heddle.shared;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A lock that one thread at a time holds, of all processes where it was made for that.
 *
 * <p>What a holder wrote, the next one sees. It is not reentrant. If a process is killed that holds
 * it, the next holder gets it and is told, since what it guards may be half changed.
 */
public interface SharedLock extends Serializable {

  /**
   * Takes the lock, to be given back by closing what this returns.
   *
   * @throws TimeoutException if others hold it all the time of {@code limit}
   * @throws IllegalStateException if this thread holds it already
   * @throws InterruptedException if the thread is interrupted before it has it
   */
  Hold acquire(Duration limit) throws InterruptedException, TimeoutException;

  /**
   * Does something with the lock held.
   *
   * @throws TimeoutException if others hold it all the time of {@code limit}; nothing was done
   * @throws IllegalStateException if this thread holds it already
   * @throws InterruptedException if the thread is interrupted before it has it
   */
  default void run(Duration limit, Guarded action) throws InterruptedException, TimeoutException {
    try (Hold hold = acquire(limit)) {
      action.run(hold.previousHolderDied());
    }
  }

  /** Which kind of lock it is. */
  LockKind kind();

  /** What is done with the lock held. */
  @FunctionalInterface
  interface Guarded {

    /**
     * Does it.
     *
     * @param previousHolderDied whether what the lock guards may be half changed
     */
    void run(boolean previousHolderDied);
  }

  /**
   * The right to be alone, until it is closed by the thread that has it. Nothing else gives the
   * lock back while the process lives, not even where the hold is forgotten and collected.
   */
  interface Hold extends AutoCloseable {

    /** Whether the process that held the lock before this died with it. */
    boolean previousHolderDied();

    /**
     * Gives the lock back.
     *
     * @throws IllegalMonitorStateException if this thread does not hold it
     */
    @Override
    void close();
  }
}
