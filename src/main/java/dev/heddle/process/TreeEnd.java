package dev.heddle.process;

import dev.heddle.jvm.OrphanSweep;

/** What is known, after the end of a pool, of the processes that its tasks started. */
public enum TreeEnd {
  /** The pool has not ended. */
  OPEN("the pool has not ended"),
  /** Every process of this user was looked at, and none that a task started lives. */
  WHOLE_TREE("no process that a task started lives"),
  /** The system has no {@code /proc}: workers are gone, and what they had as children then. */
  CHILDREN(
      "the workers are gone, and the children that they had when they ended; this system does not"
          + " say what else there is"),
  /** The system did not let us look, or something does not end. */
  UNKNOWN(
      "the workers are gone; whether all that their tasks started is, could not be found out: look"
          + " for processes with HEDDLE_WORKER in their environment");

  private final String words;

  TreeEnd(String words) {
    this.words = words;
  }

  /** What a look for what was left behind has found. */
  static TreeEnd of(OrphanSweep.Left left) {
    return switch (left) {
      case NOTHING -> WHOLE_TREE;
      case NOT_TOLD -> CHILDREN;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** The same in words. */
  public String words() {
    return words;
  }
}
