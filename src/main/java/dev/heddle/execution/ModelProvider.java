package dev.heddle.execution;

/**
 * What a jar has that brings a model: a public class with a constructor without parameters, which
 * the jar names in {@code META-INF/services/dev.heddle.execution.ModelProvider}. It is looked for
 * on the class path, in a run's forks too, when models are listed or one is asked for that is none
 * of Heddle's own; what it throws, and a name that is taken, is told to who asked.
 */
public interface ModelProvider {

  /** The model with its usual options. */
  ProvidedModel model();
}
