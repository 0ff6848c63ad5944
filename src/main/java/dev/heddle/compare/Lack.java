package dev.heddle.compare;

/**
 * Why nothing can be said of a row.
 *
 * @param why in a few words
 * @param whose what does not suffice
 */
public record Lack(String why, Whose whose) {

  /** A side, or both. */
  public enum Whose {
    BASE,
    /** The base could be judged by: something is wrong with what was measured last. */
    CANDIDATE,
    BOTH
  }
}
