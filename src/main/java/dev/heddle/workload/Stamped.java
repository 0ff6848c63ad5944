package dev.heddle.workload;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A task that tells when it ran, on the clock of {@link System#nanoTime()}, which on Linux is the
 * same in all processes of a machine.
 *
 * @param task what it does; can be sent where it and its answer can
 */
@SuppressWarnings("serial") // a person's own task may be one that stays here
public record Stamped<T>(Callable<T> task) implements Task<Stamped.Answer<T>> {

  /**
   * What came of it.
   *
   * @param begun when it began, in nanoseconds
   * @param answer what the task itself answered
   */
  @SuppressWarnings("serial") // the same
  public record Answer<T>(long begun, T answer) implements Serializable {}

  @Override
  public Answer<T> call() throws Exception {
    long begun = System.nanoTime();
    return new Answer<>(begun, task.call());
  }
}
