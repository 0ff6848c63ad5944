package dev.heddle.execution;

/** Thrown where a jar on the class path brings a model that cannot be had; says which, and why. */
public final class ModelProviderException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** With one line that says what, why, and what to do; a provider's own is told as it is. */
  public ModelProviderException(String message) {
    super(message);
  }

  ModelProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
