package dev.heddle.execution;

import java.io.IOException;

/**
 * A model that another jar brings, by a {@link ModelProvider}. Its name is of small letters, digits
 * and hyphens; with the options that are usual its id is its name.
 */
public non-sealed interface ProvidedModel extends ExecutionModel {

  /**
   * Looks whether it could be opened, before anything is measured: what it needs that stands by
   * itself. Starts no worker.
   *
   * @param workers with so many of them
   * @throws IOException what is missing, in one line
   */
  default void requireReady(int workers) throws IOException {}
}
