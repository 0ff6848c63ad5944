package dev.heddle.compare;

import java.util.OptionalInt;

/** What may honestly be said about a row. */
public sealed interface Verdict {

  /** The numbers that it rests on. */
  Change change();

  /** The candidate is worse. */
  record Regressed(Change change) implements Verdict {}

  /** The candidate is better. */
  record Improved(Change change) implements Verdict {}

  /**
   * The candidate is another, but not better or worse.
   *
   * @param belowFloor whether only a {@link Floor} keeps it from that; else it is a unit that does
   *     not say what is better
   */
  record Differs(Change change, boolean belowFloor) implements Verdict {}

  /** The whole 95 % interval lies within the threshold, or both sides are nothing. */
  record Equivalent(Change change) implements Verdict {}

  /**
   * It cannot be told.
   *
   * @param forksNeeded about how many forks a side would; empty where no sensible number does
   */
  record Inconclusive(Change change, OptionalInt forksNeeded) implements Verdict {}

  /** The data allow no verdict at all. */
  record Insufficient(Change change, Lack lack) implements Verdict {

    /** Why, in a few words. */
    public String why() {
      return lack.why();
    }
  }

  /** Whether it tells of a change. */
  default boolean changed() {
    return switch (this) {
      case Regressed _, Improved _, Differs _ -> true;
      case Equivalent _, Inconclusive _, Insufficient _ -> false;
    };
  }

  /**
   * The word for it where the sides are two contenders and not one thing before and after.
   *
   * @param timed whether it is told of times or rates
   */
  default String ofContenders(boolean timed) {
    return switch (this) {
      case Regressed _ -> timed ? "slower" : "worse";
      case Improved _ -> timed ? "faster" : "better";
      case Equivalent _ -> timed ? "as fast" : "as good";
      case Inconclusive _ -> "no difference shown";
      case Differs _, Insufficient _ -> word();
    };
  }

  /** The word for it. */
  default String word() {
    return switch (this) {
      case Regressed _ -> "regressed";
      case Improved _ -> "improved";
      case Differs _ -> "differs";
      case Equivalent _ -> "equivalent";
      case Inconclusive _ -> "inconclusive";
      case Insufficient _ -> "insufficient";
    };
  }
}
