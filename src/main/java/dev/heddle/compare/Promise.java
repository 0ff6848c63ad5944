package dev.heddle.compare;

/**
 * How seldom a build without a change is red.
 *
 * @param kind what that rests on
 * @param builds how many builds it was learnt from, where it was
 */
public record Promise(Kind kind, int builds) {

  /** What a promise rests on. */
  public enum Kind {
    /**
     * The first look is a screen, red in about 1 of 20 builds; what it suspects is measured once
     * more, and both together are red in about 1 of 100.
     */
    SCREENED,
    /** The level was learnt from how the builds before behaved: red in about 1 of 100. */
    LEARNT,
    /** There are too few builds to learn from, and real noise has long tails: about 1 in 20. */
    ASSUMED
  }
}
