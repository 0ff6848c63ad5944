package dev.heddle.memory;

/** What can be said of a process: a look that failed says nothing, least of all that it ended. */
public enum Life {
  /** It runs. */
  ALIVE,
  /** It has ended: the system says that there is no such process, or that another has its id. */
  ENDED,
  /** The look failed, for want of descriptors or rights: whoever holds something still holds it. */
  UNKNOWN
}
