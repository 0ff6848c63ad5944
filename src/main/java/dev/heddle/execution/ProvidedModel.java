package dev.heddle.execution;

/**
 * A model that another jar brings, by a {@link ModelProvider}. Its name is of small letters, digits
 * and hyphens; with the options that are usual its id is its name.
 */
public non-sealed interface ProvidedModel extends ExecutionModel {}
