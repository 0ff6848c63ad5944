package dev.heddle.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * After which rounds it is looked whether a verdict can be given.
 *
 * <p>Who looks again and again, and stops at the first verdict, finds too many: each look may err.
 * So there are few looks, ever further apart, and each has its part of the level: with {@value
 * #MOST} looks at a level of 5 % each is made at 1 % (Bonferroni), so that all of them together err
 * at most as often as one would.
 *
 * @param rounds the rounds, rising
 */
record Looks(List<Integer> rounds) {

  /** So often it is looked. */
  static final int MOST = 5;

  private static final double FURTHER = 1.6;

  /** Copies the list. */
  Looks {
    rounds = List.copyOf(rounds);
  }

  /** Those of a run that begins with so many rounds, at least two for a first verdict. */
  static Looks from(int first) {
    List<Integer> rounds = new ArrayList<>();
    double next = Math.max(2, first);
    for (int i = 0; i < MOST; i++) {
      rounds.add((int) Math.ceil(next));
      next = Math.ceil(next) * FURTHER;
    }
    return new Looks(rounds);
  }

  /** Whether it is looked after this round. */
  boolean after(int round) {
    return rounds.contains(round);
  }

  /** The round after which there is no other. */
  int last() {
    return rounds.getLast();
  }
}
