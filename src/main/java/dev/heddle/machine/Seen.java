package dev.heddle.machine;

import dev.heddle.result.Finding.Grade;

/**
 * What a look at one thing showed.
 *
 * @param grade how much it matters
 * @param words what is so
 * @param advice what to do; empty where nothing need be done
 */
record Seen(Grade grade, String words, String advice) {

  static Seen fine(String words) {
    return new Seen(Grade.FINE, words, "");
  }

  static Seen note(String words, String advice) {
    return new Seen(Grade.NOTE, words, advice);
  }

  static Seen serious(String words, String advice) {
    return new Seen(Grade.SERIOUS, words, advice);
  }

  /** Serious below {@code least}, to be noted below {@code usual}, else fine. */
  static Seen atLeast(long value, long least, long usual, String words, String advice) {
    return value < least
        ? serious(words, advice)
        : value < usual ? note(words, advice) : fine(words);
  }

  /** Serious from {@code serious} on, to be noted from {@code noted} on, else fine. */
  static Seen below(double value, double noted, double serious, String words, String advice) {
    return value >= serious
        ? serious(words, advice)
        : value >= noted ? note(words, advice) : fine(words);
  }
}
