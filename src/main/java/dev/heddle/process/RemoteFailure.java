package dev.heddle.process;

/**
 * Stands for an exception that a task threw and that could not cross to this process; the message
 * is the exception's text with the worker's stack trace.
 */
public final class RemoteFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RemoteFailure(String text) {
    super(text);
  }
}
