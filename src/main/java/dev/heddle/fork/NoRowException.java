package dev.heddle.fork;

/**
 * Thrown by {@link Checked#check} where each parameter has a good value, but together they mean
 * nothing: a run has no such row, and tells why.
 */
public final class NoRowException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * There is no such row.
   *
   * @param reason which combination it is, and why it means nothing, as "what: why"; rows with the
   *     same reason are told of once
   */
  public NoRowException(String reason) {
    super(reason);
  }
}
