package dev.heddle.task;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * Tasks that were made, and what they need while they are measured.
 *
 * @param <T> what each answers
 */
public interface TaskBatch<T> {

  /**
   * The tasks of one operation. They are asked for once, and called over and over, several of them
   * at once; where they cross processes, a copy of each is.
   */
  List<? extends Callable<T>> tasks();

  /**
   * Looks at what all of them answered, in their order. That is part of what is measured, so it
   * should take little of it.
   *
   * @throws Exception where it is not right: then the row fails, with its message
   */
  void check(List<T> answers) throws Exception;

  /** Closes what was opened, after all is measured. */
  default void close() throws Exception {}
}
