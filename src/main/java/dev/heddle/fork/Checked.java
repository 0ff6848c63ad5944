package dev.heddle.fork;

/**
 * A benchmark that refuses values of its parameters with which it could not be opened.
 *
 * <p>A run asks an instance of its own, whose parameters are set and which is never opened, so that
 * a wrong word is told before anything starts.
 */
public interface Checked {

  /**
   * Looks at the parameters; starts nothing and takes no memory to speak of.
   *
   * @throws IllegalArgumentException where one of them means nothing; the message says what, why,
   *     and what to do
   * @throws NoRowException where each of them means something, but not all together
   */
  void check();
}
