package dev.heddle.process;

import dev.heddle.process.link.StartRegister;
import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.Link;
import dev.heddle.process.wire.Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A worker as its pool deals with it, from when it is ready for its first task to its end. */
interface PoolWorker {

  long pid();

  /** The way to and from the worker. */
  Wire wire();

  /** What the wire runs over. */
  Link link();

  /** What the worker has told of the classes of its answers. */
  ClassTableReader inTable();

  /** How many classes of tasks the worker was told of before its first task. */
  int told();

  /**
   * Whether it is now sure that it never starts its task of that number; see {@link StartRegister}.
   */
  boolean revoke(long number);

  /** The last task that it has started, as far as one can know; 0 for none. */
  long lastStarted();

  /** How often it has said that it lives; changes while it is at a task. */
  long pulse();

  /**
   * Whether it says that it is at nothing, not even in the middle of reading a task; one that does
   * not say never is.
   */
  default boolean isResting() {
    return false;
  }

  /** As others see it; null until it is ready. */
  @Nullable WorkerJvm jvm();

  boolean isAlive();

  /** How much of its memory is in main memory, in bytes; -1 where the system does not say. */
  long residentBytes();

  /** Whether the pool has ended it on account of another worker, which shares its process. */
  default boolean isEndedForAnother() {
    return false;
  }

  /**
   * Ends the worker and what it started, now, without waiting; may be called by any thread, and
   * again.
   */
  void kill();

  /** The same without what it started. */
  void killAlone();

  /** Asks the worker to interrupt its {@code number}-th task, if it is still at it. */
  void interrupt(long number);

  /** Has the worker, which has nothing to do, give memory back if it has taken much. */
  void trim();

  /** Asks the worker what its threads are at, and waits a moment for the answer. */
  void hearThreads();

  /** What the threads of the worker were at when it was asked; empty if it was not. */
  String threads();

  /**
   * Waits a moment for a worker that was killed, or hung up and ends by itself; whether it has
   * ended, so that its exit code tells why.
   */
  boolean endsSoon();

  /** Hangs up and waits for the worker to end. */
  void retire();

  /** Waits a moment for the last words of a worker that has ended. */
  void hearOut();

  /** Whether it has been ready for at least so long. */
  boolean hasLivedFor(Duration time);

  /**
   * Waits for the end of a worker that was killed or crashed, and frees what belongs to it.
   *
   * @param sweep whether to end what it started; else that is left to the end of its pool
   */
  void reap(boolean sweep);

  /** Frees what belongs to a worker that has ended. */
  void free();

  /** How it ended, in words that follow "worker 123". */
  String ending();

  /** What it printed, in words that follow a sentence; empty if that was nothing. */
  String printed();

  /** Why {@code task} failed, which it had started. */
  WorkerCrashedException crashed(String task, String how);
}
