package dev.heddle.run;

/** Hears what JMH says of the iterations of a fork. */
interface IterationListener {

  /** A fork that is none of JMH's is this process. */
  default void started(long pid) {}

  /**
   * A fork that is none of JMH's, and waits meanwhile, begins an iteration when this returns.
   *
   * @param measured whether it is no warm-up
   */
  default void begins(boolean measured) {}

  /**
   * JMH says that an iteration has ended, with all that is closed after it; or another fork, which
   * waits until this returns if it has waited before.
   *
   * @param measured whether it is no warm-up
   * @param operations how many it made; 0 where JMH does not say
   */
  void ended(boolean measured, long operations);
}
