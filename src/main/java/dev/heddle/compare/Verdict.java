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

  /** The candidate is another, in a unit that does not say what is better. */
  record Differs(Change change) implements Verdict {}

  /** The whole 95 % interval lies within the threshold. */
  record Equivalent(Change change) implements Verdict {}

  /**
   * It cannot be told.
   *
   * @param forksNeeded about how many forks a side would; empty where no sensible number does
   */
  record Inconclusive(Change change, OptionalInt forksNeeded) implements Verdict {}

  /**
   * The data allow no verdict at all.
   *
   * @param why in a few words
   */
  record Insufficient(Change change, String why) implements Verdict {}

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
