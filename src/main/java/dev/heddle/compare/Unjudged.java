package dev.heddle.compare;

/**
 * A row of which the newest run says nothing, or not what it said before.
 *
 * @param name a short name
 * @param fullName a name that is the same in every history
 * @param kind what is the matter
 * @param why in a few words, without a full stop
 */
public record Unjudged(String name, String fullName, Kind kind, String why) {

  /** What is the matter with a row. */
  public enum Kind {
    /** The run before has it and the newest one does not. */
    MISSING,
    /** A rate that was measured for long is 0 in every fork: nothing is slower than that. */
    STOPPED,
    /** The newest run has it, with values that nothing can be said of. */
    UNUSABLE,
    /** It was measured under other conditions for long. */
    NEW_SERIES,
    /** There are too few points to expect anything. */
    NEW
  }
}
