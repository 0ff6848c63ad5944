package dev.heddle.process;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A task that a {@link MemoryWorker} acts out; its {@link Stage} says how.
 *
 * @param id which one
 * @param ballast what makes it long to send
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Job(int id, byte[] ballast) implements Callable<Object>, Serializable {

  /** A result that is read by code of its class. */
  record Done(int id) implements Serializable {}

  @Override
  public Object call() {
    throw new AssertionError("a worker in memory runs no code of tasks");
  }
}
