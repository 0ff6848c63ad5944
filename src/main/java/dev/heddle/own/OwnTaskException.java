package dev.heddle.own;

/** A person's own task cannot be had, or did what no task may; the message says all in one line. */
public final class OwnTaskException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * It is so.
   *
   * @param message what, why, and what to do
   */
  public OwnTaskException(String message) {
    super(message);
  }
}
