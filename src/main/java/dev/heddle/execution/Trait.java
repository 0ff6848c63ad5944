package dev.heddle.execution;

/** What is known of a model before it opens. */
public enum Trait {
  /** One task runs after the other, whatever number of workers is asked for. */
  ONE_AT_A_TIME,

  /** All tasks run at once, whatever number of workers is asked for. */
  UNBOUNDED,

  /** Tasks run in other processes than their caller's, and share no heap with it. */
  CROSSES_PROCESSES,

  /**
   * Tasks run on other machines, too: they see neither the memory of this one, nor its files, nor
   * what listens on it for itself. Goes with {@link #CROSSES_PROCESSES}.
   */
  CROSSES_MACHINES,

  /** Its workers are processes that stay, and so can be warm when a task comes. */
  KEEPS_PROCESSES,

  /** Each task starts a process of its own: nothing is warm, however often it is measured. */
  STARTS_AFRESH,

  /** A control: it says how good a model could be, and is none to choose. */
  CONTROL
}
