package dev.heddle.task;

import java.util.Map;

/**
 * Makes tasks that {@code heddle run --task NAME} measures. Has a public constructor that takes
 * nothing; its jar names it in {@code META-INF/services/dev.heddle.task.TaskSource}, unless it is
 * asked for by its class.
 */
public interface TaskSource {

  /** The word by which it is asked for: small letters, digits and hyphens, from a letter on. */
  String name();

  /**
   * What can be set of it by {@code -p NAME=VALUE}, and what it is where nobody does. Not among
   * them are {@code model}, {@code workers}, {@code task} and {@code tasks}, which every task has.
   */
  default Map<String, String> parameters() {
    return Map.of();
  }

  /**
   * Whether its tasks and their answers are serializable, as workers in other JVMs need them; where
   * they are not, models of several processes have no row.
   */
  default boolean crossesProcesses() {
    return true;
  }

  /**
   * Opens what the tasks need and makes them. It is called once in each fork, before anything is
   * measured.
   *
   * @param tasks how many, from 1 on
   * @param parameters all of {@link #parameters}, as they are in this row
   * @throws Exception where that is not possible: then the row fails, with its message
   */
  TaskBatch<?> open(int tasks, Map<String, String> parameters) throws Exception;
}
