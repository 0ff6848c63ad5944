package dev.heddle.workload;

/** Thrown where a workload's answer is not the right one: fast and wrong is an error, not a row. */
public final class WrongAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * The answer to {@code what} is wrong.
   *
   * @param why what came and what should have
   */
  public WrongAnswerException(String what, String why) {
    super("wrong answer to " + what + ": " + why);
  }
}
