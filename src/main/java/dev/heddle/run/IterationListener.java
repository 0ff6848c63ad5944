package dev.heddle.run;

/** Hears what JMH says of the iterations of a fork. */
interface IterationListener {

  /** A fork that is none of JMH's is this process. */
  default void started(long pid) {}

  /**
   * JMH says that an iteration has ended, with all that is closed after it.
   *
   * @param measured whether it is no warm-up
   * @param operations how many it made; 0 where JMH does not say
   */
  void ended(boolean measured, long operations);
}
