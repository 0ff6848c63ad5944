package dev.heddle.workload;

import java.io.Serializable;

/**
 * A task that tells when it ran, on the clock of {@link System#nanoTime()}, which on Linux is the
 * same in all processes of a machine.
 *
 * @param task what it does
 */
public record Stamped<T extends Serializable>(Task<T> task) implements Task<Stamped.Answer<T>> {

  /**
   * What came of it.
   *
   * @param begun when it began, in nanoseconds
   * @param answer what the task itself answered
   */
  public record Answer<T extends Serializable>(long begun, T answer) implements Serializable {}

  @Override
  public Answer<T> call() throws Exception {
    long begun = System.nanoTime();
    return new Answer<>(begun, task.call());
  }
}
