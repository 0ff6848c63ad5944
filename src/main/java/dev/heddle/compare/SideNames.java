package dev.heddle.compare;

/**
 * What the sides of a comparison are called: base and candidate, or the values of a parameter.
 *
 * @param base the first
 * @param candidate the second
 */
public record SideNames(String base, String candidate) {

  static final SideNames USUAL = new SideNames("base", "candidate");

  /** The base in a sentence. */
  public String theBase() {
    return base.equals(USUAL.base) ? "the base" : quoted(base);
  }

  /** The candidate in a sentence. */
  public String theCandidate() {
    return candidate.equals(USUAL.candidate) ? "the candidate" : quoted(candidate);
  }

  /** A value may be a number. */
  private static String quoted(String name) {
    return "'" + name + "'";
  }
}
